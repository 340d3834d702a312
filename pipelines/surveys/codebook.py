"""The codebook (items.toml): which questions exist, on which scale, and what their categories are called."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError, model_validator

from pipelines.catalog.declaration import Declaration
from pipelines.problems import BuildError

if TYPE_CHECKING:
    import duckdb

CODEBOOK = Path(__file__).parent / "items.toml"
ALL, TOP = "alle", "top"


class Scale(Declaration):
    """Ordered categories; `top` are those joined into the headline share, `beside` answers that are not on the scale."""

    label: str
    category: dict[str, str]
    top: list[str]
    top_label: str
    beside: dict[str, str] = Field(default_factory=dict)

    @property
    def length(self) -> int:
        """Number of categories on the scale."""
        return len(self.category)


class Item(Declaration):
    """One question with its place and time of day; a question on another scale is another item.

    With a `cutoff` a delivery may hand over scores from `score_from` to `score_to` instead of categories: above it is "ueber".
    """

    item_id: str
    topic: str
    question: str
    place: str
    time_of_day: str
    scale: str
    cutoff: float | None = None
    score_from: float | None = None
    score_to: float | None = None


class Dimension(Declaration):
    """Subgroups that exclude each other; `from_age` is the first year of age of each band."""

    dimension: str
    label: str
    subgroup: dict[str, str]
    from_age: dict[str, int] = Field(default_factory=dict)


class Codebook(Declaration):
    """Everything items.toml declares."""

    missing: dict[str, str]
    dimension: list[Dimension]
    scale: dict[str, Scale]
    item: list[Item]

    @model_validator(mode="after")
    def _refers_to_itself(self) -> Codebook:
        for item in self.item:
            if item.scale not in self.scale:
                raise ValueError(f"{item.item_id}: die Skala „{item.scale}“ gibt es nicht")
        for name, scale in self.scale.items():
            if not set(scale.top) < set(scale.category):
                raise ValueError(f"Skala {name}: „top“ nennt andere Kategorien")
        if len({item.item_id for item in self.item}) < len(self.item):
            raise ValueError("ein Merkmal steht zweimal da")
        return self

    def items(self) -> dict[str, Item]:
        """Items by key, in their order."""
        return {item.item_id: item for item in self.item}

    def scale_of(self, item_id: str) -> Scale:
        """The scale of an item."""
        return self.scale[self.items()[item_id].scale]

    def dimensions(self) -> dict[str, Dimension]:
        """Dimensions by key."""
        return {dimension.dimension: dimension for dimension in self.dimension}


@cache
def codebook() -> Codebook:
    """The codebook. Raises BuildError when it contradicts itself."""
    try:
        return Codebook(**tomllib.loads(CODEBOOK.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BuildError(f"{CODEBOOK.name} ist kein gültiges Verzeichnis der Merkmale: {error}") from error


def comparability_group(item: Item, scale_length: int, mode: str, sampling: str) -> str:
    """What must agree before two results may be compared, as one text."""
    return "/".join([item.item_id, item.place, item.time_of_day, str(scale_length), mode, sampling])


def describe(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill survey_item, survey_category and survey_subgroup."""
    book = codebook()
    for position, item in enumerate(book.item):
        scale = book.scale[item.scale]
        connection.execute(
            "INSERT INTO survey_item VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                item.item_id,
                position,
                item.topic,
                item.question,
                item.place,
                item.time_of_day,
                scale.length,
                scale.label,
            ],
        )
        connection.executemany(
            "INSERT INTO survey_category VALUES (?, ?, ?, ?, ?, ?)", _categories(item.item_id, scale)
        )
    groups = [
        (ALL, "alle Befragten", None),
        *((code, label, dimension.label) for dimension in book.dimension for code, label in dimension.subgroup.items()),
    ]
    connection.executemany(
        "INSERT INTO survey_subgroup VALUES (?, ?, ?, ?)",
        [(code, label, of, position) for position, (code, label, of) in enumerate(groups)],
    )


def _categories(item_id: str, scale: Scale) -> list[tuple[str, str, str, bool, bool, int]]:
    on_scale = [(code, label, code in scale.top, True) for code, label in scale.category.items()]
    beside = [(code, label, False, False) for code, label in scale.beside.items()]
    joined = [(TOP, scale.top_label, True, False)]
    return [
        (item_id, code, label, top, inside, position)
        for position, (code, label, top, inside) in enumerate([*joined, *on_scale, *beside])
    ]
