"""The dull version of digital participation: what publish/33 and publish/43 say of it, in loops. The Stand is given, its twin stands elsewhere."""

from __future__ import annotations

from datetime import date

from tests.oracle import Row, Tables, months_before

BODY_EXISTS = {"aktiv", "ruht_vermutlich", "ruhend"}


def facts(tables: Tables, shown: Row) -> dict[str, float | None]:
    """The four indicators of a Kommune, by id; None where unknown."""
    council = _council(tables, shown) if shown["status"] in BODY_EXISTS else None
    forms, attendance, exchange = (council or {}).get("digital_forms"), None, None
    if council is not None:
        attendance, exchange = council["digital_attendance"], council["online_exchange"]
    return {
        "sitzungen_digital": _digital_meetings(tables, shown, council),
        "digitale_teilnahme": None if attendance is None else float(attendance),
        "digitale_beteiligungsformen": None if forms is None else float(len(forms)),
        "online_austausch": None if exchange is None else float(exchange),
    }


def _digital_meetings(tables: Tables, shown: Row, council: Row | None) -> float | None:
    if council is None:
        return None
    as_of: date = tables["build"][0]["as_of"]
    held = [row for row in tables["council_meeting"] if row["council_id"] == council["council_id"]]
    recent = [row["form"] for row in held if months_before(as_of, 12) < row["held_on"] <= as_of]
    digital = sum(form in {"hybrid", "online"} for form in recent)
    scope = [row for row in tables["registry_scope"] if row["release_id"] == shown["release_id"]]
    complete = any(row["topic"] == "meeting" and row["complete"] for row in scope)
    if digital == 0 and (not complete or None in recent):
        return None
    return float(digital)


def participates(tables: Tables, shown: Row) -> bool | None:
    """Whether the active body of a Kommune lets citizens take part digitally; None where nobody knows."""
    if shown["status"] == "unklar":
        return None
    if shown["status"] != "aktiv":
        return False
    council = _council(tables, shown)
    attendance, forms = council["digital_attendance"], council["digital_forms"]
    if attendance is True or forms:
        return True
    if attendance is None or forms is None:
        return None
    return False


def coverage(answers: list[bool | None]) -> tuple[float | None, float]:
    """Per cent at least and at most of some Kommunen; at least None where none is known and some are not: 0 would be a guess."""
    there, unknown = answers.count(True), answers.count(None)
    at_most = 100 * (there + unknown) / len(answers)
    if there == 0 and unknown > 0:
        return None, at_most
    return 100 * there / len(answers), at_most


def _council(tables: Tables, shown: Row) -> Row:
    return next(council for council in tables["council"] if council["council_id"] == shown["council_id"])
