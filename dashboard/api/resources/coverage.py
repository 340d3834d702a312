"""Coverage: how many Kommunen have an active body, and how many people live there, as a range where the Stand is unknown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marshmallow import Schema

from dashboard import german
from dashboard.addresses.area_filter import AreaFilter
from dashboard.addresses.parameters import Parameter
from dashboard.api import fields
from dashboard.api.origins import registry_origins
from dashboard.api.parameters import choice
from dashboard.api.reading import Asked
from dashboard.api.resource import Found, Resource, page_of
from dashboard.queries import area_filter, frame, overview
from dashboard.texts.api import Words
from dashboard.texts.overview import COVERAGE_WHOLE
from dashboard.texts.statuses import STATUSES

# Named as the filters of the pages are.
GROUPINGS = ("land", "ortsart", "groesse", "kreis", "pp")
GROUPING = Parameter("gruppierung", is_list=True)


def _count(label: str) -> fields.Field:
    return fields.integer(f"Kommunen mit Stand {label}", f"Kommunen whose Stand is {label}")


class CoverageRow(Schema):
    """A group of Kommunen: the truth lies between active and active + unklar."""

    grouping = fields.text("Wonach gruppiert ist", "By what it is grouped", values=GROUPINGS)
    group_id = fields.text("Gruppe, wie Filter sie nennen", "Group as filters name it", example="07143")
    label = fields.text("Name der Gruppe", "Name of the group, in German")
    kommunen = fields.integer("Kommunen", "Kommunen")
    aktiv = _count("aktiv")
    ruht_vermutlich = _count("ruht vermutlich")
    in_planung = _count("in Planung")
    ruhend = _count("ruhend")
    aufgeloest = _count("aufgelöst")
    kein_gremium = _count("kein Gremium")
    unklar = _count("unklar")
    inhabitants = fields.integer("Einwohner", "Inhabitants")
    inhabitants_active = fields.integer("Davon, wo der Stand aktiv ist", "Of these where the Stand is aktiv")
    inhabitants_unclear = fields.integer("Davon, wo er unklar ist", "Of these where it is unklar")
    kommunen_at_least = fields.number(
        "Anteil der Kommunen in %, mindestens", "Share of Kommunen in per cent, at least", nullable=True
    )
    kommunen_at_most = fields.number(
        "Anteil der Kommunen in %, höchstens", "Share of Kommunen in per cent, at most", nullable=True
    )
    kommunen_in_words = fields.text("Dasselbe wie auf den Seiten", "The same as on the pages", example="1 bis 3 von 7")
    inhabitants_at_least = fields.number(
        "Anteil der Einwohner in %, mindestens", "Share of inhabitants, at least", nullable=True
    )
    inhabitants_at_most = fields.number(
        "Anteil der Einwohner in %, höchstens", "Share of inhabitants, at most", nullable=True
    )
    inhabitants_in_words = fields.text("Dasselbe wie auf den Seiten", "The same as on the pages")
    synthetic = fields.synthetic()


def find(asked: Asked) -> Found:
    """The groups asked for, Land first."""
    wanted = asked.values[GROUPING.name] or GROUPINGS
    return page_of((row for row in _rows() if row["grouping"] in wanted), asked, registry_origins())


def _rows() -> Iterable[dict[str, Any]]:
    choices = area_filter.choices()
    by_kind = {row["label"]: row for row in overview.coverage_by_kind()}
    yield _row("land", "07", COVERAGE_WHOLE, by_kind[None])
    for kind, label in choices.kinds:
        yield _row("ortsart", kind, label, by_kind[label])
    for size, label in choices.sizes:
        yield _row("groesse", size, label, overview.coverage_of(area_filter.kommunen(AreaFilter(sizes=(size,)))))
    for row in overview.coverage_by_kreis():
        yield _row("kreis", row["area_id"], row["label"], row)
    for police, label in choices.police:
        yield _row("pp", police, label, overview.coverage_of(area_filter.kommunen(AreaFilter(police=police))))


def _row(grouping: str, group_id: str, label: str, counted: dict[str, Any]) -> dict[str, Any]:
    active, unknown, kommunen = counted["aktiv"], counted["unklar"], counted["kommunen"]
    covered, unclear, inhabitants = (int(counted[name]) for name in ("covered", "inhabitants_unclear", "inhabitants"))
    of_kommunen = german.percent_between(active, unknown, kommunen)
    of_inhabitants = german.percent_between(covered, unclear, inhabitants)
    return {
        "grouping": grouping,
        "group_id": group_id,
        "label": german.capital(label),
        "kommunen": kommunen,
        **{status: counted[status] for status in STATUSES},
        "inhabitants": inhabitants,
        "inhabitants_active": covered,
        "inhabitants_unclear": unclear,
        "kommunen_at_least": of_kommunen[0],
        "kommunen_at_most": of_kommunen[1],
        "kommunen_in_words": german.counted_between(active, unknown, kommunen),
        "inhabitants_at_least": of_inhabitants[0],
        "inhabitants_at_most": of_inhabitants[1],
        "inhabitants_in_words": german.share_between(covered, unclear, inhabitants),
        "synthetic": bool(frame.build()["demo"]),
    }


RESOURCE = Resource(
    "coverage",
    Words("Abdeckung", "Coverage"),
    Words(
        "Kommunen nach Stand im Land, nach Art, Größe, Kreis und Polizeipräsidium. Anteile sind Spannen, wo ein Stand unklar ist.",
        "Kommunen by Stand in the Land, by kind, size, Kreis and police headquarters. Shares are ranges where a Stand is unknown.",
    ),
    CoverageRow,
    find,
    (choice(GROUPING, Words("Gruppen", "Groups"), lambda: GROUPINGS),),
    ("label", "kommunen", "aktiv", "unklar", "inhabitants"),
)
