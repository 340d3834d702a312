"""The mapping of a delivery (mapping.toml): which column is which question, what its codes mean, how people were chosen and weighted."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError

from pipelines.catalog.declaration import Declaration
from pipelines.surveys.codebook import Codebook, codebook

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

MAPPING_FILE = "mapping.toml"
FORMATS = {"limesurvey": "LimeSurvey", "sosci": "SoSci Survey", "spss": "SPSS", "aggregat": "Tabellenband (aggregiert)"}
_CURE = "Die Zuordnung berichtigen; ein Entwurf entsteht mit „python -m pipelines survey inspect DATEI“."
_GERMAN = {
    "missing": "fehlt",
    "extra_forbidden": "ist unbekannt",
    "literal_error": "hat einen Wert, der nicht vorgesehen ist",
    "string_too_short": "ist leer",
    "date_type": "ist kein Datum",
    "date_from_datetime_inexact": "ist kein Datum",
    "int_type": "ist keine ganze Zahl",
    "greater_than": "ist zu klein",
    "greater_than_equal": "ist zu klein",
    "less_than_equal": "ist zu groß",
    "bool_type": "ist weder true noch false",
    "date_from_datetime_parsing": "ist kein Datum",
    "int_parsing": "ist keine ganze Zahl",
    "too_short": "ist leer",
    "string_type": "ist kein Text",
    "float_type": "ist keine Zahl",
}


class Subgroups(Declaration):
    """Which column tells sex or age. `unit`: codes (then `codes` says what they mean), jahre (age), geburtsjahr (year of birth)."""

    column: str = Field(min_length=1)
    unit: Literal["codes", "jahre", "geburtsjahr"] = "codes"
    codes: dict[str, str] = Field(default_factory=dict)


class Filter(Declaration):
    """Keep only the rows whose `column` holds one of `values` (a file that covers several Kommunen)."""

    column: str = Field(min_length=1)
    values: list[str] = Field(min_length=1)


class MappedItem(Declaration):
    """One question: its column and codes, or (aggregated tables) its sheet, header rows, rows and columns."""

    item: str = Field(min_length=1)
    scale_length: int
    # answers of single persons
    column: str | None = None
    codes: dict[str, str] = Field(default_factory=dict)
    score: bool = False
    # aggregated tables
    sheet: str | None = None
    header_rows: list[int] = Field(default_factory=list)
    label_column: str | None = None
    rows: dict[str, str] = Field(default_factory=dict)
    columns: dict[str, str] = Field(default_factory=dict)
    n_column: str | None = None
    # gueltige: percentages of those who answered; alle: of all asked, don't-know included
    base: Literal["gueltige", "alle"] = "gueltige"


class Mapping(Declaration):
    """One delivery. Codes are text, as the file holds them; "" is the empty cell."""

    format: Literal["limesurvey", "sosci", "spss", "aggregat"]
    title: str = Field(min_length=1)
    area: str = Field(min_length=1)
    area_system: Literal["name", "ars", "ags"] = "name"
    year: int = Field(ge=1990, le=2100)
    sampling: Literal["register", "panel", "offen"]
    mode: Literal["selbst_ausgefuellt", "telefonisch", "persoenlich"]
    field_start: date
    field_end: date
    population_size: int | None = Field(default=None, gt=0)
    encoding: str | None = None
    weight: str | None = None
    weighted: bool | None = None
    stratum: str | None = None
    cluster: str | None = None
    deff: float | None = Field(default=None, gt=0)
    respondent_id: str | None = None
    filter: Filter | None = None
    subgroups: dict[str, Subgroups] = Field(default_factory=dict)
    item: list[MappedItem] = Field(min_length=1)

    def columns(self) -> list[str]:
        """Every column of the data file the mapping speaks of, once, in order."""
        single = [
            self.weight,
            self.stratum,
            self.cluster,
            self.respondent_id,
            self.filter.column if self.filter else None,
        ]
        several = [*(group.column for group in self.subgroups.values()), *(item.column for item in self.item)]
        return list(dict.fromkeys(name for name in [*single, *several] if name))


def load(reading: Reading, text: str) -> Mapping:
    """Read mapping.toml and compare it with the codebook. Raises InputError naming the key and the cure for everything that is wrong."""
    try:
        mapping = Mapping(**tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        reading.problem(f"{MAPPING_FILE} ist keine gültige TOML-Datei ({error}).", _CURE)
        reading.stop_if_problems()
        raise
    except ValidationError as error:
        for fault in error.errors():
            place = ".".join(str(part + 1) if isinstance(part, int) else part for part in fault["loc"])
            reading.problem(
                f"{MAPPING_FILE}: „{place}“ {_GERMAN.get(fault['type'], 'ist nicht, wie es sein soll')}.", _CURE
            )
        reading.stop_if_problems()
        raise
    _check(reading, mapping, codebook())
    reading.stop_if_problems()
    return mapping


def _check(reading: Reading, mapping: Mapping, book: Codebook) -> None:
    if mapping.field_end < mapping.field_start:
        reading.problem(
            f"{MAPPING_FILE}: Die Feldzeit endet vor ihrem Anfang.",
            _CURE,
            value=f"{mapping.field_start} – {mapping.field_end}",
        )
    if mapping.format == "aggregat" and mapping.weighted is None:
        reading.problem(
            f"{MAPPING_FILE}: „weighted“ fehlt; einer Tabelle sieht man nicht an, ob sie gewichtet ist.", _CURE
        )
    items: set[str] = set()
    for item in mapping.item:
        if item.item in items:
            reading.problem(f"{MAPPING_FILE}: Das Merkmal steht zweimal in der Zuordnung.", _CURE, value=item.item)
        items.add(item.item)
        _check_item(reading, mapping, item, book)
    for name, group in mapping.subgroups.items():
        _check_subgroups(reading, name, group, book)


def _check_item(reading: Reading, mapping: Mapping, item: MappedItem, book: Codebook) -> None:
    known = book.items()
    if item.item not in known:
        reading.problem(
            f"{MAPPING_FILE}: Dieses Merkmal gibt es im Verzeichnis der Merkmale nicht.",
            f"Bekannt sind: {', '.join(known)}.",
            column=item.column,
            value=item.item,
        )
        return
    length = book.scale_of(item.item).length
    if item.scale_length != length:
        others = [
            other for other in known if other.startswith(item.item) and book.scale_of(other).length == item.scale_length
        ]
        cure = f"Das Merkmal „{others[0]}“ hat diese Skala." if others else "Eine andere Skala ist ein anderes Merkmal."
        reading.problem(
            f"{MAPPING_FILE}: Die Skala mit {item.scale_length} Stufen passt nicht zum Merkmal, das {length} Stufen hat.",
            cure,
            column=item.column,
            value=item.item,
        )
        return
    if mapping.format == "aggregat":
        _check_table(reading, item)
        _check_categories(reading, item, item.columns, book)
    elif item.column is None:
        reading.problem(f"{MAPPING_FILE}: Zum Merkmal fehlt die Spalte („column“).", _CURE, value=item.item)
    elif item.score:
        if known[item.item].cutoff is None:
            reading.problem(
                f"{MAPPING_FILE}: Für dieses Merkmal gibt es keinen Grenzwert, „score“ ist nicht möglich.",
                _CURE,
                value=item.item,
            )
    else:
        _check_categories(reading, item, item.codes, book)


def _check_categories(reading: Reading, item: MappedItem, meanings: dict[str, str], book: Codebook) -> None:
    scale = book.scale_of(item.item)
    allowed = {*scale.category, *scale.beside, *book.missing}
    unknown = [meaning for meaning in meanings.values() if meaning not in allowed]
    absent = [code for code in scale.category if code not in meanings.values()]
    for meaning in unknown:
        reading.problem(
            f"{MAPPING_FILE}: Diese Kategorie hat das Merkmal „{item.item}“ nicht.",
            f"Erlaubt sind: {', '.join(sorted(allowed))}.",
            column=item.column,
            value=meaning,
        )
    if absent:
        reading.problem(
            f"{MAPPING_FILE}: Die Skala passt nicht zum Merkmal „{item.item}“; kein Code steht für {', '.join(absent)}.",
            "Allen Stufen einen Code zuordnen, oder das Merkmal mit der passenden Skala wählen.",
            column=item.column,
        )


def _check_table(reading: Reading, item: MappedItem) -> None:
    if item.n_column is None:
        reading.problem(
            f"{MAPPING_FILE}: Zum Merkmal „{item.item}“ fehlt die Spalte mit n („n_column“). Eine Fallzahl wird nie geschätzt.",
            "Die Zahl der Befragten je Zeile beim Absender erfragen und als Spalte ergänzen.",
            sheet=item.sheet,
        )
    for key, present in (("sheet", item.sheet), ("header_rows", item.header_rows), ("rows", item.rows)):
        if not present:
            reading.problem(f"{MAPPING_FILE}: Zum Merkmal „{item.item}“ fehlt „{key}“.", _CURE, sheet=item.sheet)
    groups = {"alle", *(code for dimension in codebook().dimension for code in dimension.subgroup)}
    for meaning in item.rows.values():
        if meaning not in groups:
            reading.problem(
                f"{MAPPING_FILE}: Diese Gruppe gibt es nicht.",
                f"Bekannt sind: {', '.join(sorted(groups))}.",
                value=meaning,
            )


def _check_subgroups(reading: Reading, name: str, group: Subgroups, book: Codebook) -> None:
    dimensions = book.dimensions()
    if name not in dimensions:
        reading.problem(
            f"{MAPPING_FILE}: Untergruppen nach „{name}“ gibt es nicht.", f"Bekannt sind: {', '.join(dimensions)}."
        )
        return
    allowed = {*dimensions[name].subgroup, *book.missing}
    for meaning in group.codes.values():
        if meaning not in allowed:
            reading.problem(
                f"{MAPPING_FILE}: Diese Gruppe gibt es nicht.",
                f"Erlaubt sind: {', '.join(sorted(allowed))}.",
                column=group.column,
                value=meaning,
            )
    if group.unit == "codes" and not group.codes:
        reading.problem(f"{MAPPING_FILE}: Zu den Untergruppen „{name}“ fehlen die Codes.", _CURE, column=group.column)
    if group.unit != "codes" and not dimensions[name].from_age:
        reading.problem(
            f"{MAPPING_FILE}: „{group.unit}“ passt nicht zu den Untergruppen „{name}“.", _CURE, column=group.column
        )
