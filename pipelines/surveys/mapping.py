"""The mapping of a delivery (mapping.toml): which column is which question, what its codes mean, how people were chosen and weighted."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError

from pipelines.catalog.declaration import Declaration
from pipelines.formats.delimited import encoding_of
from pipelines.problems import InputError, Problem
from pipelines.registry.privacy import CURE, person_in
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
_LONGEST_QUOTE = 80
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_SYNTAX = {
    "Invalid value": "hier fehlt der Wert oder ist keiner",
    "Cannot overwrite": "diese Angabe steht schon weiter oben",
    "Cannot declare": "diese Überschrift steht schon weiter oben",
    "Cannot mutate": "diese Angabe steht schon weiter oben",
    "Expected '='": "nach dem Namen fehlt das Gleichheitszeichen",
    "Expected ']": "eine eckige Klammer wird nicht geschlossen",
    'Expected "\'"': "der Text hat kein schließendes Anführungszeichen",
    "Invalid statement": "hier wird der Name einer Angabe erwartet",
    "Invalid initial character": "hier wird der Name einer Angabe erwartet",
    "Unescaped": "ein \\ im Text muss doppelt stehen",
    "Unterminated string": "der Text hat kein schließendes Anführungszeichen",
    "Illegal character": "der Text endet nicht in dieser Zeile oder enthält ein Steuerzeichen",
    "Unclosed": "eine Klammer wird nicht geschlossen",
    "Expected newline": "hinter dem Wert steht noch etwas",
    "Invalid date": "diesen Tag gibt es nicht",
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


def decode_mapping(name: str, content: bytes) -> str:
    """The text of a mapping as it came, in UTF-8, UTF-16 or Windows-1252. Raises InputError for anything else."""
    try:
        return content.decode(encoding_of(content)).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = "Die Zuordnung ist keine Textdatei, oder in keiner bekannten Zeichenkodierung gespeichert."
        raise InputError([Problem(name, reason, "Die Zuordnung als UTF-8 speichern.", line=line)]) from error


def load(reading: Reading, text: str) -> Mapping:
    """Read mapping.toml and compare it with the codebook. Raises InputError naming the key and the cure for everything that is wrong."""
    try:
        mapping = Mapping(**tomllib.loads(f"{text}\n"))
    except ValidationError as error:
        for fault in error.errors():
            place = ".".join(str(part + 1) if isinstance(part, int) else part for part in fault["loc"])
            reading.problem(
                f"{MAPPING_FILE}: „{place}“ {_GERMAN.get(fault['type'], 'ist nicht, wie es sein soll')}.", _CURE
            )
        reading.stop_if_problems()
        raise
    except (ValueError, RecursionError) as error:
        _report_syntax(reading, text, str(error))
        raise
    _check(reading, mapping, codebook())
    _check_words(reading, mapping.title, text)
    reading.stop_if_problems()
    return mapping


def _check_words(reading: Reading, title: str, text: str) -> None:
    """The title is published and the mapping is stored with its comments: neither may name a person."""
    lines = [_QUOTED.sub("", line) for line in text.splitlines()]
    comments = {number: line.partition("#")[2] for number, line in enumerate(lines, start=1) if "#" in line}
    words = {f"{MAPPING_FILE}: „title“": title} | {
        f"{MAPPING_FILE}, Anmerkung in Zeile {number}": comment for number, comment in comments.items()
    }
    for place, written in words.items():
        suspicion = person_in(written)
        if suspicion is not None:
            (reading.problem if suspicion.certain else reading.ask)(f"{place}: {suspicion.reason}", CURE)


def _report_syntax(reading: Reading, text: str, error: str) -> None:
    """Tell in German where the text stops being TOML; only the line itself is quoted."""
    place = re.search(r"at line (\d+), column (\d+)", error)
    meaning = next((german for english, german in _SYNTAX.items() if english in error), "das ist so nicht vorgesehen")
    where = f"in Zeile {place[1]}, Zeichen {place[2]}" if place else "am Ende der Datei"
    quoted = text.splitlines()[int(place[1]) - 1 : int(place[1])] if place else []
    reading.problem(
        f"{MAPPING_FILE} ist keine gültige TOML-Datei: {where}, {meaning}.",
        f'Texte stehen in geraden Anführungszeichen ("…"), Tage als 2024-05-31 ohne. {_CURE}',
        value=quoted[0].strip()[:_LONGEST_QUOTE] if quoted else None,
    )
    reading.stop_if_problems()


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
    if mapping.encoding and not _is_encoding(mapping.encoding):
        reading.problem(
            f"{MAPPING_FILE}: Die Zeichenkodierung „encoding“ gibt es nicht.",
            "Üblich sind utf-8, utf-16, latin-1 und windows-1252; meist kann die Angabe fehlen.",
            value=mapping.encoding,
        )
    items: set[str] = set()
    for item in mapping.item:
        if item.item in items:
            reading.problem(f"{MAPPING_FILE}: Das Merkmal steht zweimal in der Zuordnung.", _CURE, value=item.item)
        items.add(item.item)
        _check_item(reading, mapping, item, book)
    for name, group in mapping.subgroups.items():
        _check_subgroups(reading, name, group, book)


def _is_encoding(name: str) -> bool:
    try:
        "a".encode(name)
    except (LookupError, ValueError):
        return False
    return True


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
