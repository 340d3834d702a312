"""What a check has to say of a file: every problem with its severity, as the page, the JSON and the workbook show it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pipelines.formats.text import MOST_REMEMBERED
from pipelines.problems import Problem
from pipelines.registry import privacy
from pipelines.store.reading import Reading

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
OPERATOR = "von der betreibenden Stelle"
SEVERITY_WORDS = {"error": "Fehler", "warning": "Warnung", "note": "Hinweis"}
# The outcome of a job holds no more, a page shows less; the files of the report hold all.
MOST_LISTED = 1_000
_LONGEST_VALUE, _LONGEST_PERSONAL = 80, 2

# What a person at the command line is told to type or to enter in the program, in the words of those who work with forms.
_WORDS_OF_FORM = (
    (
        re.compile(r"in (?:geo/reference|pipelines/sources/\w+)/\w+\.(?:csv|toml) eintragen"),
        f"{OPERATOR} eintragen lassen",
    ),
    (re.compile(r"mit „python -m pipelines survey inspect DATEI“"), "beim Einspielen ohne Zuordnung"),
    (re.compile(r"„python -m pipelines versions“"), "die Seite „Datenstände“"),
    (re.compile(r"„python -m pipelines (?:build|check)[^“]*“"), f"den Atlas {OPERATOR} neu bauen lassen"),
    (re.compile(r"mit „python -m pipelines add[^“]*“ (?:neu )?aufnehmen"), "neu einspielen"),
    (re.compile(r"„python -m pipelines add[^“]*“"), "unter Datenpflege einspielen"),
    (re.compile(r"„python -m pipelines template \w+ DATEI“"), "Vorlage unter Datenpflege"),
    (re.compile(r"erst „python -m pipelines remove [^“]*“, dann neu aufnehmen"), "zu einem früheren Stand zurückgehen"),
    (re.compile(r"mit --accept-jumps aufnehmen"), "beim Veröffentlichen begründen"),
    (re.compile(r"mit --accept-jumps wird"), "sonst wird"),
    (re.compile(r"Berichts(?:jahr|zeitraum) \(--period\)"), "Berichtszeitraum"),
    (re.compile(r"Zeitraum berichtigen: --period"), "Berichtszeitraum berichtigen:"),
    (re.compile(r"--period"), "Berichtszeitraum"),
    (re.compile(r"--published"), "Tag der Veröffentlichung"),
    (re.compile(r"--mapping"), "Zuordnung"),
    (re.compile(r"--url"), "Adresse"),
)


@dataclass
class Findings:
    """Everything found so far; `rows` is how many the reader read."""

    rows: int = 0
    listed: list[tuple[Severity, Problem]] = field(default_factory=list)

    def add(self, severity: Severity, problems: Iterable[Problem]) -> None:
        """Note problems that are not noted yet, whatever their severity was."""
        known = {problem for _, problem in self.listed}
        self.listed += [(severity, problem) for problem in dict.fromkeys(problems) if problem not in known]

    def hear(self, reading: Reading) -> None:
        """Note all that a reading has to say."""
        self.rows = reading.rows_read
        self.add("error", reading.problems)
        self.add("warning", reading.questions)
        self.add("note", [*reading.rejected, *reading.notices])

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each severity."""
        found = Counter(severity for severity, _ in self.listed)
        return {severity: found[severity] for severity in SEVERITIES}

    @property
    def refused(self) -> bool:
        """Whether anything stands against publishing."""
        return any(severity == "error" for severity, _ in self.listed)

    def ordered(self) -> list[tuple[Severity, Problem]]:
        """Errors first, then in the order of the file: by sheet as met, and line."""
        sheets = {problem.sheet: place for place, (_, problem) in reversed(list(enumerate(self.listed)))}
        return sorted(
            self.listed, key=lambda each: (SEVERITIES.index(each[0]), sheets[each[1].sheet], each[1].line or 0)
        )

    def described(self) -> list[dict[str, Any]]:
        """The `problems` of docs/jobs.md."""
        return [_described(severity, problem) for severity, problem in self.ordered()]


def write_json(findings: Findings, file: Path, about: dict[str, Any]) -> None:
    """The report for programs; `about` says of which file and source it is. It appears whole or not at all."""
    report = about | {"rows": findings.rows, "counts": findings.counts, "problems": findings.described()}
    draft = file.with_name(f".{file.name}")
    draft.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    draft.replace(file)


@lru_cache(maxsize=MOST_REMEMBERED)
def in_words_of_form(text: str) -> str:
    """A German sentence without options and commands of the command line and without files of the program."""
    for pattern, words in _WORDS_OF_FORM:
        text = pattern.sub(words, text)
    return text


def shown_value(problem: Problem) -> str | None:
    """The value as a report may repeat it: shortened, and of what may tell of a person only how it begins, whatever is wrong with it."""
    if problem.value is None:
        return None
    is_personal = problem.cure == privacy.CURE or privacy.person_in(problem.value) is not None
    longest = _LONGEST_PERSONAL if is_personal else _LONGEST_VALUE
    value = "".join(mark if mark.isprintable() else " " for mark in problem.value)
    return value if len(value) <= longest else f"{value[:longest].rstrip()} …"


def _described(severity: Severity, problem: Problem) -> dict[str, Any]:
    return {
        "severity": severity,
        "file": problem.file,
        "sheet": problem.sheet,
        "line": problem.line,
        "column": problem.column,
        "value": shown_value(problem),
        "reason": in_words_of_form(problem.reason),
        "cure": in_words_of_form(problem.cure),
    }
