"""What the CSV exports of LimeSurvey and SoSci Survey mean: who finished, which codes stand for no answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from pipelines.surveys.answers import Answers, Column, DeliveryError, RowMask
from pipelines.surveys.delimited import Delimited

# Names in exports with codes, and in German and English exports with full text.
LIMESURVEY_SUBMITTED = ("submitdate", "Datum Abgeschickt", "Date submitted")
LIMESURVEY_ID = ("id", "Antwort ID", "Response ID")
SOSCI_ID = ("CASE",)
_SOSCI_STATE = ("FINISHED", "Q_VIEWER", "MODE")
_NEGATIVE = re.compile(r"-\d+(\.0+)?")


def format_of(header: Iterable[str]) -> str | None:
    """The program a header comes from: "limesurvey", "sosci" or None."""
    names = set(header)
    if names & set(LIMESURVEY_SUBMITTED):
        return "limesurvey"
    return "sosci" if names & set(SOSCI_ID) else None


def require_program(file: Delimited, program: str) -> None:
    """Raises DeliveryError where the header is not that of the program ("limesurvey", "sosci")."""
    if program == "limesurvey":
        _name(file, LIMESURVEY_SUBMITTED, "LimeSurvey")
    else:
        _name(file, SOSCI_ID, "SoSci Survey")


def limesurvey(file: Delimited, names: list[str]) -> Answers:
    """Answers of a LimeSurvey export. Complete is who has a date of submission; 1980-01-01 stands for a date not recorded."""
    submitted = _name(file, LIMESURVEY_SUBMITTED, "LimeSurvey")
    rows, columns = file.read([*names, submitted])
    dates = columns[submitted]
    complete = np.array([value not in {"", "N/A"} for value in dates.values], dtype=bool)[dates.codes]
    return Answers(rows, columns, file.line_of, complete, dict.fromkeys(columns, _lime_missing))


def sosci(file: Delimited, names: list[str]) -> Answers:
    """Answers of a SoSci Survey export. Complete is who finished, in a real interview (MODE), not as a mere viewer (Q_VIEWER)."""
    state = [name for name in _SOSCI_STATE if name in file.header]
    rows, columns = file.read([*names, *state])
    complete = np.ones(rows, dtype=bool)
    if "FINISHED" in columns:
        complete &= _has(columns["FINISHED"], {"1", "TRUE"})
    if "Q_VIEWER" in columns:
        complete &= ~_has(columns["Q_VIEWER"], {"1", "TRUE"})
    if "MODE" in columns:
        complete &= _has(columns["MODE"], {"interview", ""})
    return Answers(rows, columns, file.line_of, complete, dict.fromkeys(columns, _sosci_missing))


def _lime_missing(value: str) -> bool:
    """Empty is not answered or not shown, N/A not applicable."""
    return value in {"", "N/A"}


def _sosci_missing(value: str) -> bool:
    """Every negative code is a reason for no answer, in exports with labels it starts with [NA]; empty is not shown."""
    return value == "" or value.startswith("[NA]") or bool(_NEGATIVE.fullmatch(value))


def _has(column: Column, values: set[str]) -> RowMask:
    return np.array([value in values for value in column.values], dtype=bool)[column.codes]


def _name(file: Delimited, names: tuple[str, ...], program: str) -> str:
    for name in names:
        if name in file.header:
            return name
    other = format_of(file.header)
    hint = f"; sie sieht nach {'LimeSurvey' if other == 'limesurvey' else 'SoSci Survey'} aus" if other else ""
    raise DeliveryError(
        f"Die Datei ist keine Ausgabe von {program}, die Spalte „{names[0]}“ fehlt{hint}.",
        "In der Zuordnung „format“ berichtigen oder die Datei mit dieser Spalte neu ausgeben.",
        line=1,
    )
