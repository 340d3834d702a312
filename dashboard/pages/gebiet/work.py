"""What an area did besides having a body: certificates, analyses, contacts, projects. No row means none only where lists are complete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import german
from dashboard.queries import profile_structure as queries
from dashboard.texts import profile as texts
from dashboard.web.markup import Markup, el

Row = Mapping[str, Any]


def done(area_id: str) -> Markup:
    """Four lists beside each other."""
    return el(
        "div",
        [
            _list(
                texts.QUALIFICATIONS, "qualification", [_qualification(row) for row in queries.qualifications(area_id)]
            ),
            _list(texts.ANALYSES, "analysis", [_analysis(row) for row in queries.analyses(area_id)]),
            _list(
                texts.CONTACTS,
                "contact",
                [
                    f"{texts.CONTACT_KINDS[row['kind']]}, {german.day(row['held_on'])}"
                    for row in queries.contacts(area_id)
                ],
            ),
            _list(texts.PROJECTS, "project", [_project(row) for row in queries.projects(area_id)]),
        ],
        class_="geb-listen",
    )


def _list(title: str, topic: str, entries: Sequence[str]) -> Markup:
    if not entries:
        none = texts.NONE_KNOWN if topic in queries.complete_topics() else texts.NOT_KNOWN
        return el("div", el("h3", title), el("p", none))
    shown, rest = entries[: texts.SHOWN_ENTRIES], entries[texts.SHOWN_ENTRIES :]
    older = (
        el(
            "details",
            el("summary", texts.FURTHER.format(count=len(rest))),
            el("ul", [el("li", entry) for entry in rest]),
            class_="aufklapp",
        )
        if rest
        else None
    )
    return el("div", el("h3", title), el("ul", [el("li", entry) for entry in shown]), older)


def _qualification(row: Row) -> str:
    persons = german.plural(row["persons"], "Person", "Personen")
    return f"{texts.QUALIFICATION_KINDS[row['kind']]}: {texts.QUALIFIED.format(persons=persons, year=row['year'])}"


def _analysis(row: Row) -> str:
    known = [
        german.day(row["completed_on"]),
        texts.SAMPLINGS.get(row["sampling"], ""),
        texts.RESPONDENTS.format(count=german.number(row["n"])) if row["n"] else "",
    ]
    return f"{texts.ANALYSIS_KINDS[row['kind']]}, {', '.join(filter(None, known))}"


def _project(row: Row) -> str:
    span = (
        f"{german.day(row['started_on'])} bis {german.day(row['ended_on'])}"
        if row["ended_on"]
        else f"seit {german.day(row['started_on'])}"
    )
    known = [
        span,
        texts.GRANT.format(amount=german.number(row["grant_eur"])) if row["grant_eur"] else "",
        texts.STEPS.format(steps=row["beccaria_steps"]) if row["beccaria_steps"] is not None else "",
        texts.EVALUATED.get(row["evaluated"], ""),
    ]
    return f"{row['title']}: {', '.join(filter(None, known))}"
