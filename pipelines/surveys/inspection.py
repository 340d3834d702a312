"""`survey inspect`: what a delivered file seems to be. Codes and counts, never what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from pipelines.formats.text import alike, folded
from pipelines.problems import BuildError
from pipelines.registry.privacy import person_in
from pipelines.surveys.answer_sheets import answers_in
from pipelines.surveys.answers import Answers, Column, DeliveryError, is_personal
from pipelines.surveys.codebook import codebook
from pipelines.surveys.delimited import DELIMITERS, Delimited
from pipelines.surveys.headers import code_of, first_of, text_of
from pipelines.surveys.mapping import FORMATS
from pipelines.surveys.online import (
    LIMESURVEY_ID,
    LIMESURVEY_SUBMITTED,
    SOSCI_ID,
    format_of,
    limesurvey,
    sosci,
    without_label_row,
)
from pipelines.surveys.persons import open_online
from pipelines.surveys.printed import is_printed_table
from pipelines.surveys.sheets import WORKBOOKS, Sheet, Workbook

_CODE = re.compile(r"-?\d{1,3}|[A-Za-z]|[A-Za-z]{1,2}\d{1,2}|-oth-|N/A|TRUE|FALSE")
_WEIGHT = re.compile(r"gew|weight|^wt|^w\d*$", re.IGNORECASE)
_TECHNICAL = re.compile(
    r"^(seed|lastpage|startlanguage|startdate|datestamp|time\w*|lastdata|started|finished|maxpage|missing|missrel|mode|questnnr|"
    r"q_viewer|letzte seite|start-sprache|zufallsstartwert|case|id|antwort id|submitdate|datum abgeschickt|lfdnr)$",
    re.IGNORECASE,
)
# columns whose name says that they hold what somebody wrote, whatever stands in them
_FREE_TEXT = re.compile(
    r"komment|bemerk|anmerk|hinweise|freitext|sonstig|\[other\]|_other$|comment|remark|mitteilen|noch sagen|möchten sie uns|text$",
    re.IGNORECASE,
)
MOST_CODES, _SHOWN_ROWS = 12, 12
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
        lines.append(f"Blatt „{sheet.title}“:")
        lines += [f"  Zeile {number + 1}: {cells}" for number, cells in _first_cells(sheet)]
    return "\n".join(lines) + "\n"


def examine(path: Path) -> Inspection:
    """What can be known of a file without its mapping. Raises BuildError where it is no survey file."""
    content, suffix = path.read_bytes(), path.suffix.lower()
    try:
        if suffix in {".sav", ".zsav"}:
            return _examine_spss(path, content)
        if suffix not in WORKBOOKS:
            return _examine_online(path, open_online(path.name, content))
        book = Workbook(content)
        if (file := answers_in(book)) is not None:
            return _examine_online(path, without_label_row(file))
        sheets = [book.sheet(name) for name in book.names]
        facts = [f"Format: {FORMATS['aggregat']}, {len(sheets)} {'Blatt' if len(sheets) == 1 else 'Blätter'}"]
        return Inspection("aggregat", path.name, facts, sheets=sheets)
    except DeliveryError as error:
        raise BuildError(f"{path.name}: {error.reason} Abhilfe: {error.cure}") from error


def _examine_online(path: Path, file: Delimited) -> Inspection:
    program = format_of(file.header)
    if program is None:
        raise DeliveryError(
            "Die Kopfzeile ist weder die von LimeSurvey (submitdate) noch die von SoSci Survey (CASE).",
            "Die Befragung mit diesen Spalten neu ausgeben.",
        )
    written = "" if path.suffix.lower() in WORKBOOKS else f", Zeichenkodierung: {file.encoding}"
    facts = [
        f"Format: {FORMATS[program]}{' in einer Mappe' if not written else ''}",
        f"{len(file.header)} Spalten{written}"
        + (f", Trennzeichen: {DELIMITERS.get(file.delimiter, file.delimiter)}" if written else ""),
    ]
    names = [name for name in dict.fromkeys(file.header) if name and file.header.count(name) == 1]
    doubled = sorted({name for name in file.header if name and file.header.count(name) > 1})
    answers = (sosci if program == "sosci" else limesurvey)(file, names)
    facts.append(f"Datensätze: {answers.rows}, davon vollständig: {int(answers.complete.sum())}")
    facts += [f"Zeile {file.label_line} wiederholt die Kopfzeile in Worten."] if file.label_line else []
    facts += [f"Mehrfach vorhandene Spalten (nicht verwendbar): {', '.join(doubled)}"] if doubled else []
    labels = dict(zip(file.header, file.labels, strict=False))
    columns = [
        _inspected(answers, answers.columns[name], {}, code_of(name) or name, labels.get(name) or text_of(name))
        for name in names
    ]
    return Inspection(program, path.name, facts, columns)


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
            f"{code:.10g}" if isinstance(code, float) else folded(str(code)): folded(text)
            for code, text in meta.variable_value_labels.get(name, {}).items()
        }
        label = folded(meta.column_names_to_labels.get(name) or "")
        columns.append(_inspected(answers, answers.columns[name], labels, name, label, worded=False))
    return Inspection("spss", path.name, facts, columns)


def _inspected(
    answers: Answers, column: Column, words: dict[str, str], name: str, label: str, *, worded: bool = True
) -> InspectedColumn:
    counts = np.bincount(column.codes[answers.complete], minlength=len(column.values))
    by_value = {value: int(n) for value, n in zip(column.values, counts, strict=True) if n}
    missing = {value or "leer": n for value, n in by_value.items() if answers.is_missing(column.name, value)}
    answers_by_code = {value: n for value, n in by_value.items() if not answers.is_missing(column.name, value)}
    offered = {value for value, n in answers_by_code.items() if _is_code(value) or value in words}
    # texts alone are answers that were offered only if none of them is rare; in SPSS those have labels
    if worded and not offered and all(map(_is_offered, answers_by_code, answers_by_code.values())):
        offered = set(answers_by_code)
    publishable = {value: n for value, n in answers_by_code.items() if value in offered}
    kind = _kind(name, label, answers_by_code, publishable)
    if kind != "item":
        missing = {} if kind in {"personal", "text"} else missing
        return InspectedColumn(name, kind, label, missing=missing, distinct=len(answers_by_code))
    withheld = len(answers_by_code) - len(publishable)
    return InspectedColumn(name, kind, label, publishable, missing, words, len(answers_by_code), withheld)


def _kind(name: str, label: str, answers_by_code: dict[str, int], publishable: dict[str, int]) -> str:
    if is_personal(name) or is_personal(label):
        return "personal"
    if _TECHNICAL.match(name) or first_of([name], [*LIMESURVEY_SUBMITTED, *LIMESURVEY_ID, *SOSCI_ID]):
        return "technical"
    numeric = bool(answers_by_code) and all(re.fullmatch(r"-?\d+([.,]\d+)?", value) for value in answers_by_code)
    if numeric and _WEIGHT.search(name):
        return "weight"
    if _FREE_TEXT.search(name) or _FREE_TEXT.search(label):
        return "text"
    if len(answers_by_code) > MOST_CODES:
        return "number" if numeric else "text"
    # where most of what is there may have been written by single persons, none of it is shown
    return (
        "text"
        if len(publishable) < len(answers_by_code) - len(publishable) or (answers_by_code and not publishable)
        else "item"
    )


def _is_code(value: str) -> bool:
    return bool(_CODE.fullmatch(value)) or alike(value) in _known_words()


def _is_offered(value: str, n: int) -> bool:
    return n >= _OFFERED and len(value) <= _LONGEST_ANSWER and person_in(value) is None


@cache
def _known_words() -> set[str]:
    book = codebook()
    labels = [
        *book.missing.values(),
        *(label for scale in book.scale.values() for label in (*scale.category.values(), *scale.beside.values())),
    ]
    return {alike(label) for label in [*labels, "männlich", "weiblich", "divers", "Mann", "Frau"]}


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
    """The first rows of a printed table; of any other sheet nothing, it may hold what persons wrote."""
    if not is_printed_table(sheet):
        yield 0, "kein Tabellenband mit Anteilen; der Inhalt wird nicht gezeigt"
        return
    for number, row in enumerate(sheet.cells[:_SHOWN_ROWS]):
        texts = dict.fromkeys(text for column in range(len(row)) if (text := sheet.text(number, column)))
        if texts:
            yield (
                number,
                " | ".join(text if person_in(text) is None else f"Text mit {len(text)} Zeichen" for text in texts),
            )
