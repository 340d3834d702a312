"""What can be wrong with an input, said so that the person who delivered it can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_PROBLEMS = 20


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place of one file.

    `line` counts from 1 in the file as published (header included), `column` is the header as the file spells it or, where
    there is none, "Spalte N". `reason` and `cure` are German sentences.
    """

    file: str
    reason: str
    cure: str
    line: int | None = None
    column: str | None = None
    value: str | None = None
    sheet: str | None = None

    def __str__(self) -> str:
        place = [self.file]
        if self.sheet is not None:
            place.append(f"Blatt „{self.sheet}“")
        if self.line is not None:
            place.append(f"Zeile {self.line}")
        if self.column is not None:
            place.append(f"Spalte „{self.column}“")
        if self.value is not None:
            place.append(f"Wert „{self.value}“")
        return f"{', '.join(place)}: {self.reason} Abhilfe: {self.cure}"


class InputError(Exception):
    """An input cannot be published. Carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__(str(self))

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems[:MOST_PROBLEMS]]
        if len(self.problems) > MOST_PROBLEMS:
            lines.append(f"… und {len(self.problems) - MOST_PROBLEMS} weitere.")
        return "\n".join(lines)


class BuildError(Exception):
    """The build stopped for a reason that is not one file's fault; the message is German and says what to do."""
