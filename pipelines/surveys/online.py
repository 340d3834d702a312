"""What the CSV exports of LimeSurvey and SoSci Survey mean: who finished, which codes stand for no answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from pipelines.formats.text import alike
from pipelines.surveys.answers import Answers, Column, DeliveryError, RowMask
from pipelines.surveys.delimited import Delimited
from pipelines.surveys.headers import first_of, places

# Names in exports with codes, and in German and English exports with full text.
LIMESURVEY_SUBMITTED = ("submitdate", "Datum Abgeschickt", "Date submitted")
LIMESURVEY_ID = ("id", "Antwort ID", "Response ID")
SOSCI_ID = ("CASE",)
SOSCI_STATE = ("FINISHED", "Q_VIEWER", "MODE")
_FINISHED = {"1", "true", "wahr", "ja", "ausgefüllt"}
_VIEWED = {"1", "true", "wahr", "ja", "durchklicker"}
_NEGATIVE = re.compile(r"-\d+(\.0+)?")
_NONE = {"", "n/a", "null"}


def format_of(header: Sequence[str]) -> str | None:
    """The program a header comes from: "limesurvey", "sosci" or None."""
    if first_of(header, LIMESURVEY_SUBMITTED):
        return "limesurvey"
    return "sosci" if first_of(header, SOSCI_ID) else None


def program_name(program: str) -> str:
    """What a program calls itself."""
    return {"limesurvey": "LimeSurvey", "sosci": "SoSci Survey"}[program]


def without_label_row(file: Delimited) -> Delimited:
    """The file as it is, or with its second header row set apart: a row with words where every person has a number or a day."""
    names = (*LIMESURVEY_SUBMITTED, *SOSCI_ID)
    known, record = first_of(file.header, names), file.first_record()
    if known is None or not record:
        return file
    place = places(file.header, known)[0]
    cell = record[place] if place < len(record) else ""
    worded = bool(re.search(r"[^\W\d_]{3}", cell)) and not re.search(r"\d", cell) and alike(cell) not in _NONE
    return file.with_labels() if worded else file


def require_program(file: Delimited, program: str) -> None:
    """Raises DeliveryError where the header is not that of the program ("limesurvey", "sosci")."""
    _name(file, LIMESURVEY_SUBMITTED if program == "limesurvey" else SOSCI_ID, program)


def limesurvey(file: Delimited, names: list[str]) -> Answers:
    """Answers of a LimeSurvey export. Complete is who has a date of submission; 1980-01-01 stands for a date not recorded."""
    submitted = _name(file, LIMESURVEY_SUBMITTED, "limesurvey")
    rows, columns = file.read([*names, submitted])
    dates = columns[submitted]
    complete = np.array([is_submitted(value) for value in dates.values], dtype=bool)[dates.codes]
    return Answers(rows, columns, file.line_of, complete, dict.fromkeys(columns, _lime_missing))


def sosci(file: Delimited, names: list[str]) -> Answers:
    """Answers of a SoSci Survey export. Complete is who finished, in a real interview (MODE), not as a mere viewer (Q_VIEWER)."""
    state = [name for name in SOSCI_STATE if file.has(name)]
    rows, columns = file.read([*names, *state])
    complete = np.ones(rows, dtype=bool)
    if "FINISHED" in columns:
        complete &= _has(columns["FINISHED"], _FINISHED)
    if "Q_VIEWER" in columns:
        complete &= ~_has(columns["Q_VIEWER"], _VIEWED)
    if "MODE" in columns:
        complete &= _has(columns["MODE"], {"interview", ""})
    return Answers(rows, columns, file.line_of, complete, dict.fromkeys(columns, _sosci_missing))


def is_submitted(value: str) -> bool:
    """Whether a date of submission is one: databases write NULL or 0000-00-00 for none."""
    return bool(re.search("[1-9]", value))


def _lime_missing(value: str) -> bool:
    """Empty is not answered or not shown, N/A not applicable, NULL what a database writes for empty."""
    return alike(value) in _NONE


def _sosci_missing(value: str) -> bool:
    """Every negative code is a reason for no answer, in exports with labels it starts with [NA]; empty is not shown."""
    return value == "" or value.startswith("[NA]") or bool(_NEGATIVE.fullmatch(value))


def _has(column: Column, values: set[str]) -> RowMask:
    return np.array([alike(value) in values for value in column.values], dtype=bool)[column.codes]


def _name(file: Delimited, names: tuple[str, ...], program: str) -> str:
    if found := first_of(file.header, names):
        return found
    other = format_of(file.header)
    hint = f"; sie sieht nach {program_name(other)} aus" if other else ""
    raise DeliveryError(
        f"Die Datei ist keine Ausgabe von {program_name(program)}, die Spalte „{names[0]}“ fehlt{hint}.",
        "In der Zuordnung „format“ berichtigen oder die Datei mit dieser Spalte neu ausgeben.",
        line=1,
    )
