"""What the Kommunen can be filtered by, and which ones a filter lets pass. Answered from memory: 170 Kommunen and the Landkreise."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard import db, german
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.texts import area_filter as texts

SEVERAL = "mehrere"  # in the contract: borders of the police cut the area


@dataclass(frozen=True, slots=True)
class _Filtered:
    """What an area can be filtered by, as values of FilterChoices."""

    is_kommune: bool
    kreis: str
    police: str
    kind: str
    size: str
    status: str


@db.per_build
def choices() -> FilterChoices:
    """Everything that occurs among the Kommunen of this build; the Stände are all seven."""
    kreise = db.query("SELECT area_id, label FROM area WHERE level = 'kreis' ORDER BY label COLLATE NOCASE.NOACCENT")
    police = db.query("SELECT DISTINCT police FROM area WHERE level = 'kommune' AND police IS NOT NULL")
    kinds = db.query("""
        SELECT DISTINCT area_kind.kind, area_kind.label_plural, area_kind.position
        FROM area JOIN area_kind USING (kind) WHERE area.level = 'kommune' ORDER BY area_kind.position
    """)
    sizes = {row["size_class"] for row in db.query("SELECT DISTINCT size_class FROM area WHERE level = 'kommune'")}
    statuses = db.query("SELECT status, label FROM status_kind ORDER BY position")
    names = sorted((row["police"] for row in police), key=lambda name: (name == SEVERAL, german.sort_key(name)))
    return FilterChoices(
        kreise=tuple((row["area_id"], row["label"]) for row in kreise),
        police=tuple((german.sort_key(name), _police(name)) for name in names),
        kinds=tuple((row["kind"], row["label_plural"]) for row in kinds),
        sizes=tuple(sorted(((least(size), size) for size in sizes), key=lambda pair: int(pair[0]))),
        statuses=tuple((row["status"], row["label"]) for row in statuses),
    )


def kommunen(area_filter: AreaFilter) -> frozenset[str]:
    """The Kommunen that pass; their Stand is the one under the default thresholds. A kreisfreie Stadt lies in the Kreis that it is."""
    return frozenset(area_id for area_id, area in _filtered().items() if area.is_kommune and _passes(area, area_filter))


def areas(area_filter: AreaFilter) -> frozenset[str]:
    """The Kommunen that pass and the Kreise that do so themselves, for lists which hold both."""
    return frozenset(area_id for area_id, area in _filtered().items() if _passes(area, area_filter))


def statuses() -> dict[str, str]:
    """The Stand of every Kommune under the default thresholds, by id."""
    return {area_id: area.status for area_id, area in _filtered().items() if area.is_kommune}


def words(area_filter: AreaFilter, *, of_gemeinden: bool = False) -> str:
    """What is filtered by, for a line above what is left: "Landkreis Ahrweiler · Polizeipräsidium Koblenz · Verbandsgemeinden"; "" for none.

    `of_gemeinden`: these are left, and kind, size and Stand are those of the Kommune around: "in Verbandsgemeinden".
    """
    known = choices()
    kinds = {**dict(known.kinds), **texts.KINDS_DATIVE} if of_gemeinden else dict(known.kinds)
    parts = (
        ("kreis", [dict(known.kreise).get(area_filter.kreis, "")]),
        ("pp", [dict(known.police).get(area_filter.police, "")]),
        ("ortsart", [kinds[kind] for kind, _ in known.kinds if kind in area_filter.kinds]),
        ("groesse", [label for size, label in known.sizes if size in area_filter.sizes]),
        ("stand", [label for status, label in known.statuses if status in area_filter.statuses]),
    )
    named = texts.NAMED_OF_GEMEINDEN if of_gemeinden else texts.NAMED
    return " · ".join(named[name].format(label=german.listing(labels)) for name, labels in parts if any(labels))


def least(size_class: str) -> str:
    """The least number of inhabitants of a size class, as an address names it: "10000" for "10.000 bis unter 20.000", "0" for "unter 5.000"."""
    digits = re.match(r"[0-9.]+", size_class)
    return digits[0].replace(".", "") if digits else "0"


def _passes(area: _Filtered, area_filter: AreaFilter) -> bool:
    return (
        area_filter.kreis in ("", area.kreis)
        and area_filter.police in ("", area.police)
        and (not area_filter.kinds or area.kind in area_filter.kinds)
        and (not area_filter.sizes or area.size in area_filter.sizes)
        and (not area_filter.statuses or area.status in area_filter.statuses)
    )


@db.per_build
def _filtered() -> dict[str, _Filtered]:
    rows = db.query("""
        SELECT area.area_id, area.level, coalesce(area.kreis_id, area.area_id) AS kreis_id, area.police, area.kind, area.size_class, shown.status
        FROM area LEFT JOIN structure_shown() AS shown USING (area_id)
        WHERE area.level IN ('kreis', 'kommune')
    """)
    return {
        row["area_id"]: _Filtered(
            row["level"] == "kommune",
            row["kreis_id"],
            german.sort_key(row["police"] or ""),
            row["kind"],
            least(row["size_class"]),
            row["status"] or "",
        )
        for row in rows
    }


def _police(name: str) -> str:
    return texts.POLICE_SEVERAL if name == SEVERAL else texts.POLICE_NAMED.format(name=name)
