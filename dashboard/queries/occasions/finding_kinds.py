"""The kinds of findings with their thresholds as the database states them, and what a reader can choose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dashboard import db, texts
from dashboard.addresses.notices import GONE, Notice, short
from dashboard.queries import comparison, frame


@dataclass(frozen=True)
class Threshold:
    """A named parameter of one kind. `parameter` is its name in the address of the page."""

    kind: str
    name: str
    label: str
    default: float
    minimum: float
    maximum: float
    step: float
    unit: str

    @property
    def parameter(self) -> str:
        """Unique over all kinds: the same name may occur in several of them."""
        return f"{self.kind.lower()}_{self.name}"


@dataclass(frozen=True)
class FindingKind:
    """One kind of finding: the question behind it, its basis, and the rule in words with places for its thresholds."""

    kind: str
    position: int
    title: str
    question: str
    basis: str
    rule: str
    thresholds: tuple[Threshold, ...]


def _no_area(asked: str) -> Notice:
    return Notice(texts.UNKNOWN_AREA.format(value=short(asked)), GONE)


@dataclass(frozen=True)
class Choices:
    """Everything an address may name. Kreise and kinds of area are pairs of id and label, in the order they are shown; `version`: of the
    data on show; `unknown_area` gives the notice about a key or name that is no area."""

    kinds: tuple[FindingKind, ...]
    kreise: tuple[tuple[str, str], ...]
    area_kinds: tuple[tuple[str, str], ...]
    areas: frozenset[str]
    version: str = ""
    unknown_area: Callable[[str], Notice] = field(default=_no_area, compare=False)

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """Of all kinds, in order."""
        return tuple(threshold for kind in self.kinds for threshold in kind.thresholds)


@db.per_build
def finding_kinds() -> tuple[FindingKind, ...]:
    """Every kind of finding with its thresholds, in the order of display."""
    thresholds = db.query("""
        SELECT kind, name, label, default_value AS "default", min_value AS minimum, max_value AS maximum, step, unit
        FROM finding_parameter ORDER BY kind, position
    """)
    kinds = db.query("SELECT kind, position, title, question, basis, rule FROM finding_kind ORDER BY position")
    return tuple(
        FindingKind(**kind, thresholds=tuple(Threshold(**row) for row in thresholds if row["kind"] == kind["kind"]))
        for kind in kinds
    )


def area_label(area_id: str) -> str:
    """Name of an area as lists show it; nothing for nothing."""
    return db.one("SELECT label FROM area WHERE area_id = ?", [area_id])["label"] if area_id else ""


@db.per_build
def choices() -> Choices:
    """What can be filtered by: kinds of findings, the 36 Kreise, the kinds of Kommunen, and every area."""
    kreise = db.query("SELECT area_id, label FROM area WHERE level = 'kreis' ORDER BY label COLLATE NOCASE.NOACCENT")
    area_kinds = db.query("""
        SELECT DISTINCT area_kind.kind, area_kind.label_plural, area_kind.position
        FROM structure JOIN area USING (area_id) JOIN area_kind ON area_kind.kind = area.kind
        WHERE area.level = 'kommune' ORDER BY area_kind.position
    """)
    areas = db.query("SELECT area_id FROM area")
    return Choices(
        kinds=finding_kinds(),
        kreise=tuple((row["area_id"], row["label"]) for row in kreise),
        area_kinds=tuple((row["kind"], row["label_plural"]) for row in area_kinds),
        areas=frozenset(row["area_id"] for row in areas),
        version=frame.build()["version"],
        unknown_area=lambda asked: comparison.unknown_area(asked, comparison.areas()),
    )
