"""Dull Python versions of what SQL computes: loops over rows, one thought per line, no cleverness shared with the original.

Rows are dicts with the column names of data/schema.sql. Tables are given as dict[name, list[row]].
"""

from __future__ import annotations

import math
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
Tables = dict[str, list[Row]]
CAUTIOUS_FIRST = ["unklar", "ruhend", "aufgeloest", "kein_gremium", "in_planung", "aktiv"]
FAR_CHAIRS = {"verwaltung", "polizei", "ehrenamt", "sonstige"}


def months_before(day: date, months: int) -> date:
    """The day that many calendar months earlier; the last day of a month that has no such day."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def full_months(earlier: date | None, later: date) -> int | None:
    """Calendar months completed from one day to a later one."""
    if earlier is None:
        return None
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    last_day_of_month = later.day == monthrange(later.year, later.month)[1]
    return months if later.day >= earlier.day or last_day_of_month else months - 1


# ───────────────────────── occasions for advice ─────────────────────────
# Each returns {area_id: (variant, severity)}; parameters have the names and defaults of the macros.


def _kommunen(tables: Tables) -> list[tuple[Row, Row]]:
    areas = {area["area_id"]: area for area in tables["area"]}
    return [(row, areas[row["area_id"]]) for row in tables["structure"] if areas[row["area_id"]]["level"] == "kommune"]


def _as_of(tables: Tables) -> date:
    day: date = tables["build"][0]["as_of"]
    return day


def _status(tables: Tables, row: Row, months: int, stale_months: int) -> str:
    """The Stand of a row of `structure` whose area has one body at most."""
    as_of = _as_of(tables)
    if row["confirmed_on"] is None or row["confirmed_on"] < months_before(as_of, stale_months):
        return "unklar"
    if row["status_reported"] != "aktiv" or not _evidence(tables, row["area_id"])["meetings_complete"]:
        return str(row["status_reported"])
    counts = row["last_meeting_on"] if row["last_meeting_on"] is not None else row["founded_on"]
    return "aktiv" if counts is not None and counts >= months_before(as_of, months) else "ruht_vermutlich"


def is_complete(tables: Tables, row: Row, topic: str) -> bool:
    """Whether a row of `structure` rests on a release whose list of a topic is complete."""
    return any(
        scope["complete"]
        for scope in tables["registry_scope"]
        if scope["release_id"] == row["release_id"] and scope["topic"] == topic
    )


def is_invented(tables: Tables, release_id: str | None) -> bool:
    """Whether a release is of a synthetic source; without a known one whether the build is a demo."""
    for release in tables["release"]:
        if release["release_id"] == release_id:
            return any(
                source["synthetic"] for source in tables["source"] if source["source_id"] == release["source_id"]
            )
    return bool(tables["build"][0]["demo"])


def _evidence(tables: Tables, area_id: str) -> Row:
    return next(row for row in tables["status_evidence"] if row["area_id"] == area_id)


def _has_kreisgremium(tables: Tables, row: Row, months: int, stale_months: int) -> bool:
    above = [each for each in tables["status_evidence"] if each["area_id"] == row["area_id"][:5]]
    return any(_status(tables, each, months, stale_months) == "aktiv" for each in above)


def finding_g1(tables: Tables, months: int = 18, stale_months: int = 24) -> dict[str, tuple[str, str]]:
    findings = {}
    for row, _ in _kommunen(tables):
        status = _status(tables, row, months, stale_months)
        if status == "in_planung":
            findings[row["area_id"]] = (status, "hinweis")
        elif status not in {"kein_gremium", "aufgeloest"}:
            continue
        elif _has_kreisgremium(tables, row, months, stale_months):
            findings[row["area_id"]] = ("kreisgremium", "hinweis")
        elif row["part_councils"]:
            findings[row["area_id"]] = ("nur_ortsgremium", "hinweis")
        else:
            findings[row["area_id"]] = (status, "anlass")
    return findings


def finding_g2(
    tables: Tables, months: int = 18, notice_months: int = 12, stale_months: int = 24
) -> dict[str, tuple[str, str]]:
    findings = {}
    for row, _ in _kommunen(tables):
        area_id, last = row["area_id"], row["last_meeting_on"]
        status = _status(tables, row, months, stale_months)
        if status == "ruhend":
            findings[area_id] = ("gemeldet_ruhend", "anlass")
        elif status == "ruht_vermutlich":
            findings[area_id] = ("nie_getagt" if last is None else "ruht_vermutlich", "anlass")
        elif status == "aktiv":
            lately = last is not None and last >= months_before(_as_of(tables), months)
            if not lately and not _evidence(tables, area_id)["meetings_complete"]:
                findings[area_id] = ("sitzung_unbekannt", "hinweis")
            elif last is not None and last < months_before(_as_of(tables), notice_months):
                findings[area_id] = ("laenger_her", "hinweis")
    return findings


def finding_g3(tables: Tables, months: int = 18, stale_months: int = 24) -> dict[str, tuple[str, str]]:
    findings = {}
    for row, _ in _kommunen(tables):
        if row["confirmed_on"] is None:
            variant = "ohne_meldung" if _names_a_body(tables, row["area_id"]) else "kein_eintrag"
            findings[row["area_id"]] = (variant, "anlass")
        elif row["confirmed_on"] < months_before(_as_of(tables), stale_months):
            findings[row["area_id"]] = ("veraltet", "anlass")
        elif row["status_reported"] == "unklar":
            findings[row["area_id"]] = ("unklar_gemeldet", "anlass")
        elif row["conflicting"]:
            findings[row["area_id"]] = ("widerspruch", "hinweis")
    return findings


def _names_a_body(tables: Tables, area_id: str) -> bool:
    """A body that counts is responsible for today's area on the day of the build, whatever is reported of it."""
    counting = {council["council_id"] for council in tables["council"] if council["counts_as_body"]}
    for link in tables["council_area"]:
        if link["area_id"] != area_id or link["former_name"] is not None or link["council_id"] not in counting:
            continue
        begun = link["valid_from"] is None or link["valid_from"] <= _as_of(tables)
        if begun and (link["valid_until"] is None or link["valid_until"] >= _as_of(tables)):
            return True
    return False


def finding_g4(
    tables: Tables, max_level: int = 0, months: int = 18, stale_months: int = 24
) -> dict[str, tuple[str, str]]:
    findings = {}
    for row, _ in _kommunen(tables):
        level = row["participation_level"]
        if _status(tables, row, months, stale_months) == "aktiv" and level is not None and level <= max_level:
            findings[row["area_id"]] = ("keine" if level == 0 else "wenig", "anlass")
    return findings


def finding_g5(tables: Tables, years: int = 5, notice_years: int = 3) -> dict[str, tuple[str, str]]:
    findings = {}
    for row, _ in _kommunen(tables):
        last = row["last_analysis_on"]
        severity = "anlass" if is_complete(tables, row, "analysis") else "hinweis"
        if row["analyses"] == 0:
            findings[row["area_id"]] = ("keine", severity)
        elif last is not None and last < months_before(_as_of(tables), 12 * years):
            findings[row["area_id"]] = ("veraltet", severity)
        elif last is not None and last < months_before(_as_of(tables), 12 * notice_years):
            findings[row["area_id"]] = ("aelter", "hinweis")
    return findings


def finding_g6(tables: Tables, persons: int = 0) -> dict[str, tuple[str, str]]:
    known = [
        row
        for row, _ in _kommunen(tables)
        if row["certified_persons"] is not None and row["certified_persons"] <= persons
    ]
    return {
        row["area_id"]: (
            "keine" if row["certified_persons"] == 0 else "wenige",
            "anlass" if is_complete(tables, row, "qualification") else "hinweis",
        )
        for row in known
    }


def finding_g7(
    tables: Tables, critical_fte: float = 0, notice_fte: float = 0.5, months: int = 18, stale_months: int = 24
) -> dict[str, tuple[str, str]]:
    findings = {}
    for row, _ in _kommunen(tables):
        if _status(tables, row, months, stale_months) != "aktiv" or row["fte"] is None:
            continue
        variant = "keine" if row["fte"] == 0 else "wenig"
        if row["fte"] <= critical_fte:
            findings[row["area_id"]] = (variant, "anlass")
        elif row["fte"] <= notice_fte:
            findings[row["area_id"]] = (variant, "hinweis")
    return findings


def finding_g8(tables: Tables, months: int = 18, stale_months: int = 24) -> dict[str, tuple[str, str]]:
    active = [row for row, _ in _kommunen(tables) if _status(tables, row, months, stale_months) == "aktiv"]
    return {row["area_id"]: (row["chair"], "anlass") for row in active if row["chair"] in FAR_CHAIRS}


def finding_g9(tables: Tables, projects: int = 0) -> dict[str, tuple[str, str]]:
    known = [row for row, _ in _kommunen(tables) if row["projects_12m"] is not None and row["projects_12m"] <= projects]
    return {
        row["area_id"]: (
            "keine" if row["projects_12m"] == 0 else "wenige",
            "anlass" if is_complete(tables, row, "project") else "hinweis",
        )
        for row in known
    }


def finding_g11(
    tables: Tables,
    upper_percent: float = 33.3,
    years: int = 3,
    min_group: int = 10,
    months: int = 18,
    stale_months: int = 24,
) -> dict[str, tuple[str, str, str]]:
    """Here the third part is the certainty."""
    weak = set()
    for findings in (
        finding_g1(tables, months, stale_months),
        finding_g2(tables, months, months, stale_months),
        finding_g3(tables, months, stale_months),
    ):
        weak |= {area_id for area_id, (_, severity) in findings.items() if severity == "anlass"}
    high = {
        indicator: _upper_group(tables, indicator, upper_percent, years, min_group)
        for indicator in ("straftaten_ohne_auslaenderrecht", "strassenkriminalitaet")
    }
    total, street = high.values()
    result = {}
    for area_id in weak & (set(total) | set(street)):
        found = {"insgesamt": total.get(area_id), "strasse": street.get(area_id)}
        certainties = {variant: each[0] for variant, each in found.items() if each is not None}
        if len(certainties) == 2 and certainties["insgesamt"] == certainties["strasse"]:
            chosen, variant = "insgesamt", "beide"
        else:
            chosen = variant = min(certainties, key=lambda each: (certainties[each] != "gesichert", each))
        certainty, invented = found[chosen] or ("", False)
        severity = "anlass" if certainty == "gesichert" and not invented else "hinweis"
        result[area_id] = (variant, severity, certainty)
    return result


def _upper_group(
    tables: Tables, indicator: str, upper_percent: float, years: int, min_group: int
) -> dict[str, tuple[str, bool]]:
    """area_id → certainty of those above the threshold of the others of their kind, and whether a figure is invented."""
    areas = {area["area_id"]: area for area in tables["area"]}
    own = [
        row
        for row in tables["observation"]
        if row["indicator_id"] == indicator
        and row["status"] in {"ok", "provisional"}
        and areas[row["area_id"]]["level"] == "kommune"
    ]
    if not own:
        return {}
    last = max(row["period"] for row in own)
    by_kind: dict[str, list[tuple[str, float, float, bool]]] = {}
    for area_id in {row["area_id"] for row in own}:
        rows = [row for row in own if row["area_id"] == area_id and row["period"] > last - years]
        if len(rows) == years:
            mean, cases = sum(row["value"] for row in rows) / years, sum(row["numerator"] for row in rows)
            invented = any(is_invented(tables, row["release_id"]) for row in rows)
            by_kind.setdefault(areas[area_id]["kind"], []).append((area_id, mean, cases, invented))
    result = {}
    for members in by_kind.values():
        if len(members) < min_group:
            continue
        for area_id, mean, cases, _ in members:
            others = [member for member in members if member[0] != area_id]
            threshold = quantile([other[1] for other in others], 1 - upper_percent / 100)
            if mean > threshold:
                low = (
                    mean * (1 - 1 / (9 * cases) - 1.959963984540054 / (3 * math.sqrt(cases))) ** 3
                    if cases >= 10
                    else -1
                )
                certainty = "gesichert" if low > threshold else "nicht_gesichert"
                result[area_id] = (certainty, any(member[3] for member in members))
    return result


def quantile(values: list[float], share: float) -> float:
    """Linear interpolation between the two nearest ranks."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def finding_g13(tables: Tables, months: int = 18, stale_months: int = 24) -> dict[str, tuple[str, str]]:
    findings = {}
    for row, area in _kommunen(tables):
        since, severity = area["exists_since"], "anlass" if area["exists_verified"] else "hinweis"
        if row["council_id"] is not None:
            council = _council(tables, row["council_id"])
            latest = _latest_founding(council)
            if (
                _status(tables, row, months, stale_months) in {"aktiv", "ruht_vermutlich", "ruhend"}
                and latest
                and since
                and latest < since
            ):
                findings[row["area_id"]] = ("vor_fusion", severity)
            continue
        dissolved = {report["council_id"] for report in tables["council_status"] if report["status"] == "aufgeloest"}
        old = [link for link in tables["council_area"] if link["area_id"] == row["area_id"] and link["former_name"]]
        if any(link["council_id"] not in dissolved for link in old):
            findings[row["area_id"]] = ("altes_gebiet", severity)
    return findings


def _council(tables: Tables, council_id: str) -> Row:
    return next(council for council in tables["council"] if council["council_id"] == council_id)


def _latest_founding(council: Row) -> date | None:
    """The last day on which the body can have been founded or constituted anew."""
    founded, anew = council["founded_on"], council["reconstituted_on"]
    if anew is not None and (founded is None or anew >= founded):
        return date.fromisoformat(str(anew))
    if founded is None:
        return None
    if council["founded_precision"] == "year":
        return date(founded.year, 12, 31)
    if council["founded_precision"] == "month":
        return date(founded.year + founded.month // 12, founded.month % 12 + 1, 1) - timedelta(days=1)
    return date.fromisoformat(str(founded))


def finding_g14(tables: Tables, months: int = 24) -> dict[str, tuple[str, str]]:
    findings = {}
    for row, _ in _kommunen(tables):
        last, severity = row["last_contact_on"], "anlass" if is_complete(tables, row, "contact") else "hinweis"
        if last is None and row["contacts_24m"] == 0:
            findings[row["area_id"]] = ("keiner", severity)
        elif last is not None and last < months_before(_as_of(tables), months):
            findings[row["area_id"]] = ("lange_her", severity)
    return findings


def finding_g15(
    tables: Tables, max_forms: int = 0, months: int = 18, stale_months: int = 24
) -> dict[str, tuple[str, str]]:
    findings = {}
    for row, _ in _kommunen(tables):
        if row["council_id"] is None or _status(tables, row, months, stale_months) != "aktiv":
            continue
        council = _council(tables, row["council_id"])
        if council["digital_attendance"] is not False or council["digital_forms"] is None:
            continue
        if len(council["digital_forms"]) <= max_forms:
            findings[row["area_id"]] = ("wenige" if council["digital_forms"] else "keine", "hinweis")
    return findings
