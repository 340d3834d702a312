"""The bodies of an area: each with its facts, institutions and groups; what was reported when; what the area did besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard import german
from dashboard.pages.gebiet import reports, work
from dashboard.pages.gebiet.head import address, demo, section
from dashboard.queries import profile_structure as queries
from dashboard.texts import profile as texts
from dashboard.web.markup import Content, Markup, el

Row = Mapping[str, Any]


def bodies(area: Row, shown: Row | None) -> Markup:
    """The whole section; `shown` is what the registry says of the area, None where it keeps no statement."""
    if shown is None:
        return section("struktur", _elsewhere(area))
    councils = queries.councils((area["area_id"],))
    ids = tuple(row["council_id"] for row in councils)
    members, groups, meetings = queries.members(ids), queries.groups(ids), queries.meetings(ids)
    cards = [
        _council(row, shown, [_members(_of(members, row)), _groups(_of(groups, row)), _meetings(_of(meetings, row))])
        for row in councils
    ]
    above = _above(area, shown)
    return section(
        "struktur",
        cards or el("p", texts.NO_COUNCIL),
        above,
        _parts(area),
        reports.history(reports.ask(area, councils)),
        work.done(area["area_id"]),
        marks=demo() if shown["demo"] else None,
    )


def _elsewhere(area: Row) -> Content:
    if area["level"] == "land":
        return el("p", texts.NO_STRUCTURE_LAND, " ", el("a", texts.ON_MAP, href="/"))
    return el("p", texts.NO_STRUCTURE_GEMEINDE, el("a", area["kommune"], href=address(area["kommune_id"])))


def _of(rows: Sequence[Row], council: Row) -> list[Row]:
    return [row for row in rows if row["council_id"] == council["council_id"]]


def _above(area: Row, shown: Row) -> Content:
    if not shown["above_council"]:
        return None
    return el("p", f"{shown['above_council']}. ", texts.FOR_ABOVE.format(label=area["kreis"]))


def _parts(area: Row) -> Content:
    found = queries.part_councils(area["area_id"]) if area["level"] == "kommune" else []
    named = german.listing([f"{row['name']} ({row['for_label']})" for row in found])
    return el("p", texts.PARTS.format(listing=named)) if found else None


def _council(council: Row, shown: Row, people: Content) -> Markup:
    remarks = [
        el("p", texts.NOT_COUNTED, class_="klein") if not council["counts_as_body"] else None,
        el("p", texts.FORMER.format(name=council["former_name"]), class_="klein") if council["former_name"] else None,
    ]
    facts = el(
        "dl", [el("div", el("dt", name), el("dd", said)) for name, said in _facts(council, shown)], class_="geb-fakten"
    )
    return el("article", el("h3", council["name"]), remarks, el("div", facts, el("div", people)), class_="geb-gremium")


def _facts(council: Row, shown: Row) -> list[tuple[str, str]]:
    """Names and what is known; what nobody knows says so."""
    is_shown = council["council_id"] == shown["council_id"]
    fte, level = council["fte"], council["participation_level"]
    facts = {
        "type": texts.TYPES[council["type"]],
        "founded": _founded(council),
        "reconstituted": _day(council["reconstituted_on"]),
        "chair": texts.CHAIRS[council["chair"]] if council["chair"] else "",
        "fte": german.number(fte, 2) if fte is not None else "",
        "participation": texts.PARTICIPATION[level] if level is not None else "",
        "concept": _yes(council["has_concept"]),
        "rules": _rules(council["rules_of_procedure_year"]),
        "meeting": _day(shown["last_meeting_on"]) if is_shown else "",
        "public_meeting": _day(shown["last_public_meeting_on"]) if is_shown else "",
        "meetings": german.number(shown["meetings_12m"]) if is_shown and shown["meetings_12m"] is not None else "",
        "topics": ", ".join(council["topics"]),
    }
    unasked = {"reconstituted", *(() if is_shown else ("meeting", "public_meeting", "meetings"))}
    return [(texts.FACTS[key], said or texts.NOT_KNOWN) for key, said in facts.items() if said or key not in unasked]


def _founded(council: Row) -> str:
    day: date | None = council["founded_on"]
    if day is None:
        return ""
    return {"year": str(day.year), "month": german.month(day)}.get(council["founded_precision"] or "", german.day(day))


def _day(value: date | None) -> str:
    return german.day(value) if value else ""


def _yes(value: bool | None) -> str:
    return "" if value is None else texts.YES if value else texts.NO


def _rules(year: int | None) -> str:
    if year is None:
        return ""
    return texts.RULES_YEAR.format(year=year) if year else texts.NO


def _members(rows: Sequence[Row]) -> Content:
    if not rows:
        none = texts.NONE_KNOWN if "member" in queries.complete_topics() else texts.NOT_KNOWN
        return [el("h4", texts.MEMBERS), el("p", none)]
    sectors = {row["sector"]: [each["institution"] for each in rows if each["sector"] == row["sector"]] for row in rows}
    items = [
        el("div", el("dt", texts.SECTORS[sector]), el("dd", ", ".join(names))) for sector, names in sectors.items()
    ]
    return [el("h4", texts.MEMBERS), el("dl", items, class_="geb-fakten")]


def _groups(rows: Sequence[Row]) -> Content:
    if not rows:
        none = texts.NONE_KNOWN if "group" in queries.complete_topics() else texts.NOT_KNOWN
        return [el("h4", texts.GROUPS), el("p", none)]
    items = [el("li", f"{row['name']} ({texts.GROUP_STATES[row['active']]})") for row in rows]
    return [el("h4", texts.GROUPS), el("ul", items)]


def _meetings(rows: Sequence[Row]) -> Content:
    """The newest ones; where none is listed, the facts beside say so."""
    if not rows:
        return None
    items = [
        el("li", f"{german.day(row['held_on'])}{texts.MEETING_KINDS[row['is_public']]}")
        for row in rows[: texts.SHOWN_MEETINGS]
    ]
    return [el("h4", texts.MEETINGS), el("ul", items)]
