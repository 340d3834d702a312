"""Dull twin of the order "Zuerst ansprechen": one pass per step, each a stable sort, the last step first."""

from __future__ import annotations

from datetime import date

from tests.oracle import Row, months_before

STEPS = ("status", "need", "size", "contact")
WITHOUT_BODY = {"kein_gremium", "aufgeloest"}


def contact_order(kommunen: list[Row], as_of: date, steps: tuple[str, ...] = STEPS) -> list[Row]:
    """The Kommunen without a working body in their order, each with the code and the rank of every step.

    A Kommune: area_id, status, above_council_id, need (None: nothing published), inhabitants, size_class, last_contact_on, contacts_24m.
    """
    called = [dict(each) for each in kommunen if each["status"] != "aktiv"]
    for each in called:
        each["status_rank"] = _status_rank(each)
        each["need"] = each["need"] or "unknown"
        each["need_rank"] = {"high": 1, "low": 3}.get(each["need"], 2)
        each["contact"], each["contact_rank"] = _contact(each, as_of)
        above = {
            other["size_class"]
            for other in called
            if other["inhabitants"] > each["inhabitants"] and other["size_class"] != each["size_class"]
        }
        each["size_rank"] = len(above) + 1
    called.sort(key=lambda each: str(each["area_id"]))
    called.sort(key=lambda each: int(each["inhabitants"]), reverse=True)
    for step in reversed(steps):
        called.sort(key=lambda each: int(each[f"{step}_rank"]))
    for place, each in enumerate(called, start=1):
        each["place"] = place
    return called


def _status_rank(each: Row) -> int:
    if each["status"] in WITHOUT_BODY:
        return 4 if each["above_council_id"] else 1
    if each["status"] in {"ruhend", "ruht_vermutlich"}:
        return 2
    return 3 if each["status"] == "unklar" else 5


def _contact(each: Row, as_of: date) -> tuple[str, int]:
    day = each["last_contact_on"]
    if day is None:
        return ("never", 1) if each["contacts_24m"] == 0 else ("unknown", 3)
    if day < months_before(as_of, 24):
        return "over_24_months", 2
    return ("12_to_24_months", 4) if day < months_before(as_of, 12) else ("under_12_months", 5)
