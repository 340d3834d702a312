"""Small delimited text tables, read strictly: every complaint names file, line, column, value and the cure."""

import csv
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path


class TableError(ValueError):
    """A table cannot be used; the message is German and says how to mend it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One data row as text, with where it stands (`line` counts from 1, header included)."""

    file: Path
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def fault(self, column: str, problem: str, cure: str) -> TableError:
        """The error for one cell, to be raised by the caller."""
        value = self.values[column]
        return TableError(f"{self.file.name}, Zeile {self.line}, Spalte „{column}“, Wert „{value}“: {problem} {cure}")

    def filled(self, column: str) -> str:
        """The cell, which must not be empty."""
        if not self[column]:
            raise self.fault(column, "leer.", "Bitte ausfüllen oder die Zeile streichen.")
        return self[column]

    def number(self, column: str, minimum: float) -> float:
        """The cell as a number with decimal point, at least `minimum`."""
        try:
            value = float(self[column])
        except ValueError:
            raise self.fault(column, "keine Zahl.", "Bitte Ziffern mit Dezimalpunkt eintragen.") from None
        if not minimum <= value < float("inf"):
            raise self.fault(column, f"kleiner als {minimum:g} oder unendlich.", "Bitte den amtlichen Wert eintragen.")
        return value

    def whole(self, column: str) -> int:
        """The cell as a count of zero or more."""
        if not (self[column].isascii() and self[column].isdigit()):
            raise self.fault(column, "keine ganze Zahl ab 0.", "Bitte nur Ziffern ohne Tausenderpunkt eintragen.")
        return int(self[column])

    def key(self, column: str, digits: int) -> str:
        """The cell as an area key of exactly `digits` digits; leading zeros are part of it."""
        value = self[column]
        if len(value) != digits or not (value.isascii() and value.isdigit()):
            raise self.fault(
                column, f"kein Schlüssel mit {digits} Ziffern.", "Bitte als Text mit führender Null eintragen."
            )
        return value

    def day(self, column: str) -> date:
        """The cell as a day written 2026-11-23."""
        try:
            return date.fromisoformat(self[column])
        except ValueError:
            raise self.fault(column, "kein gültiges Datum.", "Bitte als JJJJ-MM-TT eintragen.") from None

    def choice(self, column: str, allowed: Iterable[str]) -> str:
        """The cell, which must be one of `allowed`."""
        options = tuple(allowed)
        if self[column] not in options:
            raise self.fault(column, "unbekannter Eintrag.", f"Erlaubt: {', '.join(options)}.")
        return self[column]


def read_table(file: Path, columns: tuple[str, ...], delimiter: str) -> Iterator[Row]:
    """Yield the rows of a UTF-8 table, plain or .gz; raises TableError for another header, ragged rows or wrong encoding."""
    reader = csv.reader(io.StringIO(_text(file), newline=""), delimiter=delimiter)
    try:
        header = tuple(next(reader, []))
        if header != columns:
            raise TableError(_header_fault(file, header, columns))
        for cells in reader:
            if len(cells) != len(columns):
                raise TableError(
                    f"{file.name}, Zeile {reader.line_num}: {len(cells)} statt {len(columns)} Spalten. "
                    "Bitte die Zeile berichtigen."
                )
            yield Row(file, reader.line_num, dict(zip(columns, (cell.strip() for cell in cells), strict=True)))
    except csv.Error:
        raise TableError(
            f"{file.name}, Zeile {reader.line_num}: lässt sich nicht in Spalten teilen. Bitte wie veröffentlicht ablegen."
        ) from None


def read_header(file: Path, delimiter: str) -> tuple[str, ...]:
    """The names of the columns of a UTF-8 table; empty where it has no readable first line. Raises TableError as `read_table`."""
    first = _text(file).partition("\n")[0].rstrip("\r")
    return tuple(first.split(delimiter))


def _place(error: Exception) -> str:
    """Where the bytes stop being text; the words of the error itself are English."""
    return (
        f" (Byte 0x{error.object[error.start]:02x} an Stelle {error.start + 1})"
        if isinstance(error, UnicodeDecodeError)
        else ""
    )


def _text(file: Path) -> str:
    try:
        content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        raise TableError(f"{file}: Datei fehlt. Bitte ablegen oder den Pfad berichtigen.") from None
    except (UnicodeDecodeError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise TableError(
            f"{file.name}: nicht lesbar{_place(error)}. Bitte als UTF-8 speichern, unbeschädigt neu ablegen."
        ) from None


def _header_fault(file: Path, header: tuple[str, ...], expected: tuple[str, ...]) -> str:
    missing = ", ".join(column for column in expected if column not in header) or "keine"
    extra = ", ".join(column for column in header if column not in expected) or "keine"
    return (
        f"{file.name}, Zeile 1: andere Kopfzeile als erwartet (fehlt: {missing}; zu viel: {extra}). "
        f"Erwartet in dieser Reihenfolge: {', '.join(expected)}. Bitte die Datei wie veröffentlicht ablegen."
    )
