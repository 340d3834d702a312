"""`survey inspect`: what a delivered file seems to be. Codes and counts, never what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from pipelines.problems import BuildError
from pipelines.surveys.answers import Answers, Column, DeliveryError, is_personal
from pipelines.surveys.codebook import codebook
from pipelines.surveys.delimited import DELIMITERS, Delimited, open_delimited
from pipelines.surveys.mapping import FORMATS
from pipelines.surveys.online import LIMESURVEY_ID, LIMESURVEY_SUBMITTED, SOSCI_ID, format_of, limesurvey, sosci
from pipelines.surveys.tables import Sheet, Workbook

_CODE = re.compile(r"-?\d{1,3}|[A-Za-z]{1,2}\d{0,2}|-oth-|N/A|TRUE|FALSE")
_WEIGHT = re.compile(r"gew|weight|^wt|^w\d*$", re.IGNORECASE)
_TECHNICAL = re.compile(
    r"^(seed|lastpage|startlanguage|startdate|datestamp|time\w*|lastdata|started|finished|maxpage|missing|missrel|mode|questnnr|"
    r"q_viewer|letzte seite|start-sprache|zufallsstartwert|case|id|antwort id|submitdate|datum abgeschickt|lfdnr)$",
    re.IGNORECASE,
)
MOST_CODES = 12
# A text that so many gave is an answer that was offered; a rarer one may be what a single person wrote.
_OFFERED, _LONGEST_ANSWER = 5, 60


@dataclass(frozen=True)
class InspectedColumn:
    """One column as it shows itself: `kind` is item, weight, number, text, technical or personal; `codes` counts what may be shown."""

    name: str
    kind: str
    label: str = ""
    codes: dict[str, int] = field(default_factory=dict)
    missing: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    distinct: int = 0
    withheld: int = 0


@dataclass(frozen=True)
class Inspection:
    """A delivered file: its format (key of FORMATS), facts in words, and its columns (aggregated tables: none, but `sheets`)."""

    format: str
    file: str
    facts: list[str]
    columns: list[InspectedColumn] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)


def report(path: Path) -> str:
    """A German report on the file. Raises BuildError where it is no survey file."""
    inspection = examine(path)
    lines = [f"Datei: {inspection.file}", *inspection.facts, ""]
    for column in inspection.columns:
        lines += list(_described(column))
    for sheet in inspection.sheets:
        lines += [
            f"Blatt „{sheet.title}“:",
            *(f"  Zeile {number + 1}: {cells}" for number, cells in _first_cells(sheet)),
        ]
    return "\n".join(lines) + "\n"


def examine(path: Path) -> Inspection:
    """What can be known of a file without its mapping. Raises BuildError where it is no survey file."""
    content = path.read_bytes()
    try:
        if path.suffix.lower() in {".sav", ".zsav"}:
            return _examine_spss(path, content)
        if path.suffix.lower() == ".xlsx":
            book = Workbook(content)
            sheets = [book.sheet(name) for name in book.names]
            return Inspection(
                "aggregat", path.name, [f"Format: {FORMATS['aggregat']}, {len(sheets)} Blätter"], sheets=sheets
            )
        return _examine_delimited(path, open_delimited(content))
    except DeliveryError as error:
        raise BuildError(f"{path.name}: {error.reason} Abhilfe: {error.cure}") from error


def _examine_delimited(path: Path, file: Delimited) -> Inspection:
    program = format_of(file.header)
    facts = [
        f"Format: {FORMATS[program] if program else 'CSV, weder LimeSurvey noch SoSci Survey'}",
        f"Zeichenkodierung: {file.encoding}, Trennzeichen: {DELIMITERS[file.delimiter]}, {len(file.header)} Spalten",
    ]
    doubled = sorted({name for name in file.header if file.header.count(name) > 1})
    names = [name for name in dict.fromkeys(file.header) if name not in doubled]
    reader = sosci if program == "sosci" else limesurvey
    answers = reader(file, names) if program else None
    if answers is None:
        raise DeliveryError(
            "Die Kopfzeile ist weder die von LimeSurvey (submitdate) noch die von SoSci Survey (CASE).",
            "Die Befragung mit diesen Spalten neu ausgeben.",
        )
    facts += [f"Datensätze: {answers.rows}, davon vollständig: {int(answers.complete.sum())}"]
    facts += [f"Mehrfach vorhandene Spalten (nicht verwendbar): {', '.join(doubled)}"] if doubled else []
    return Inspection(
        str(program), path.name, facts, [_inspected(answers, answers.columns[name], {}, "") for name in names]
    )


def _examine_spss(path: Path, content: bytes) -> Inspection:
    from pipelines.surveys.spss import described, spss

    meta = described(content)
    answers = spss(content, list(meta.column_names))
    facts = [
        f"Format: {FORMATS['spss']}, Zeichenkodierung: {meta.file_encoding}, {len(meta.column_names)} Variablen",
        f"Datensätze: {answers.rows}",
    ]
    columns = []
    for name in meta.column_names:
        labels = {
            f"{code:.10g}" if isinstance(code, float) else str(code): text
            for code, text in meta.variable_value_labels.get(name, {}).items()
        }
        columns.append(_inspected(answers, answers.columns[name], labels, meta.column_names_to_labels.get(name) or ""))
    return Inspection("spss", path.name, facts, columns)


def _inspected(answers: Answers, column: Column, labels: dict[str, str], label: str) -> InspectedColumn:
    counts = np.bincount(column.codes[answers.complete], minlength=len(column.values))
    by_value = {value: int(n) for value, n in zip(column.values, counts, strict=True) if n}
    missing = {value or "leer": n for value, n in by_value.items() if answers.is_missing(column.name, value)}
    answers_by_code = {value: n for value, n in by_value.items() if not answers.is_missing(column.name, value)}
    kind = _kind(column.name, answers_by_code)
    if kind != "item":
        return InspectedColumn(
            column.name, kind, label, missing={} if kind == "personal" else missing, distinct=len(answers_by_code)
        )
    publishable = {value: n for value, n in answers_by_code.items() if _may_be_published(value, n, labels)}
    return InspectedColumn(
        column.name,
        kind,
        label,
        publishable,
        missing,
        labels,
        len(answers_by_code),
        len(answers_by_code) - len(publishable),
    )


def _kind(name: str, answers_by_code: dict[str, int]) -> str:
    if is_personal(name):
        return "personal"
    if _TECHNICAL.match(name) or name in {*LIMESURVEY_SUBMITTED, *LIMESURVEY_ID, *SOSCI_ID}:
        return "technical"
    numeric = bool(answers_by_code) and all(re.fullmatch(r"-?\d+([.,]\d+)?", value) for value in answers_by_code)
    if numeric and _WEIGHT.search(name):
        return "weight"
    if len(answers_by_code) > MOST_CODES:
        return "number" if numeric else "text"
    return (
        "item"
        if any(_may_be_published(value, n, {}) for value, n in answers_by_code.items())
        else "text"
        if answers_by_code
        else "item"
    )


def _may_be_published(value: str, n: int, labels: dict[str, str]) -> bool:
    offered = n >= _OFFERED and len(value) <= _LONGEST_ANSWER and "\n" not in value
    return bool(_CODE.fullmatch(value)) or value in labels or offered or value.casefold() in _known_words()


@cache
def _known_words() -> set[str]:
    book = codebook()
    labels = [
        *book.missing.values(),
        *(label for scale in book.scale.values() for label in (*scale.category.values(), *scale.beside.values())),
    ]
    return {label.casefold() for label in [*labels, "männlich", "weiblich", "divers", "Mann", "Frau"]}


def _described(column: InspectedColumn) -> Iterator[str]:
    words = {
        "personal": "kann zu einer Person führen, wird nie gelesen",
        "technical": "technische Angabe, wird nicht gelesen",
        "weight": "sieht nach einem Gewicht aus",
        "number": f"Zahlen, {column.distinct} verschiedene",
        "text": "Freitext, wird nicht gelesen",
        "item": f"{column.distinct} verschiedene Codes",
    }
    yield f"{column.name}{f' ({column.label})' if column.label else ''}: {words[column.kind]}"
    if column.codes:
        yield "    " + " · ".join(
            f"{code}{f' {column.words[code]}' if code in column.words else ''}: {n}" for code, n in column.codes.items()
        )
    if column.withheld:
        yield f"    und {column.withheld} seltene Texte, die nicht gezeigt werden"
    if column.missing and column.kind in {"item", "weight", "number"}:
        yield "    fehlend: " + " · ".join(
            f"{code}{f' {column.words[code]}' if code in column.words else ''}: {n}"
            for code, n in column.missing.items()
            if len(code) < 30
        )


def _first_cells(sheet: Sheet) -> Iterator[tuple[int, str]]:
    for number, row in enumerate(sheet.cells[:12]):
        cells = " | ".join(dict.fromkeys(text for column in range(len(row)) if (text := sheet.text(number, column))))
        if cells:
            yield number, cells
