"""What can be wrong with an input, said so that the person who delivered it can mend it."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass

MOST_PROBLEMS = 20


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place of one file.

    `line` counts from 1 in the file as published (header included), `column` is the header as the file spells it or, where
    there is none, "Spalte N". `reason` and `cure` are German sentences; a notice needs no cure ("").
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
        cure = f" Abhilfe: {self.cure}" if self.cure else ""
        return f"{', '.join(place)}: {self.reason}{cure}"


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


_SYSTEM_WORDS = {
    errno.ENOSPC: "Der Datenträger ist voll",
    errno.EDQUOT: "Das erlaubte Kontingent des Datenträgers ist erschöpft",
    errno.EFBIG: "Die Datei wäre größer als erlaubt",
    errno.EROFS: "Der Datenträger lässt sich nur lesen",
    errno.EACCES: "Die Berechtigung fehlt",
    errno.EPERM: "Die Berechtigung fehlt",
    errno.EEXIST: "Unter diesem Namen gibt es schon etwas anderes",
    errno.EPIPE: "Die Ausgabe wird nicht mehr gelesen",
    errno.ENOENT: "Die Datei oder der Ordner fehlt",
    errno.ENOTDIR: "Ein Teil des Pfades ist kein Ordner",
    errno.EISDIR: "Das ist ein Ordner, keine Datei",
    errno.ENAMETOOLONG: "Der Name ist zu lang",
    errno.ELOOP: "Verknüpfungen führen im Kreis",
    errno.EMFILE: "Zu viele Dateien sind zugleich geöffnet",
    errno.ENFILE: "Zu viele Dateien sind zugleich geöffnet",
    errno.EIO: "Der Datenträger meldet einen Lesefehler oder Schreibfehler",
    errno.ENXIO: "Das ist keine gewöhnliche Datei",
    errno.ENOMEM: "Der Arbeitsspeicher reicht nicht",
}


def words_of(error: OSError) -> str:
    """What the system says is wrong, in German and without full stop."""
    return _SYSTEM_WORDS.get(error.errno or 0, f"Das System meldet „{error.strerror or type(error).__name__}“")
