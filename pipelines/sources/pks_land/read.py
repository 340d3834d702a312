"""Reads published totals of the whole Land: one row per report year, offence key and measure, each with the page it was read on."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from pipelines.formats.delimited import named_rows

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.store.reading import Reading

COLUMNS = ("jahr", "schluessel", "groesse", "wert", "quelle", "stand", "bemerkung")
FIRST_YEAR = 1953  # of the PKS
_COUNT, _NUMBER = re.compile(r"[1-9]\d{0,6}", re.ASCII), re.compile(r"\d{1,5}([.,]\d{1,2})?", re.ASCII)
_YEAR, _DAY = re.compile(r"\d{4}", re.ASCII), re.compile(r"(\d{4})(-\d{2})?(-\d{2})?", re.ASCII)


def read(reading: Reading) -> dict[str, pd.DataFrame]:
    """Raw table `zahlen`, as text. Raises InputError with every fault of the file."""
    import pandas as pd

    rows, first_line = [], dict[tuple[str, ...], int]()
    for line, cells in named_rows(reading, COLUMNS):
        reading.rows_read += 1
        for column, is_right, reason, cure in _rules(reading.today):
            if not is_right(cells):
                reading.problem(reason, cure, line=line, column=column, value=cells[column] or None)
        key = (cells["jahr"], cells["schluessel"], cells["groesse"])
        if (first := first_line.setdefault(key, line)) != line:
            reading.problem(
                f"Jahr, Schlüssel und Größe stehen schon in Zeile {first}.",
                "Eine der beiden Zeilen streichen.",
                line=line,
                value=" · ".join(key),
            )
        rows.append((line, *(cells[name] for name in COLUMNS), reading.release.published))
    if not rows:
        reading.problem("Die Datei enthält keine Zahl.", "Eine Zeile je veröffentlichter Zahl eintragen.")
    reading.stop_if_problems()
    return {"zahlen": pd.DataFrame(rows, columns=["line", *COLUMNS, "published"])}


_Rule = tuple[str, Callable[[dict[str, str]], bool], str, str]


def _rules(today: date) -> tuple[_Rule, ...]:
    """Column, whether a row is right there, what is wrong, and the cure."""
    return (
        (
            "jahr",
            lambda row: _YEAR.fullmatch(row["jahr"]) is not None and FIRST_YEAR <= int(row["jahr"]) < today.year,
            "Das ist kein abgeschlossenes Berichtsjahr.",
            "Das Jahr vierstellig eintragen.",
        ),
        (
            "schluessel",
            lambda row: re.fullmatch(r"[\d*-]{6}", row["schluessel"], re.ASCII) is not None,
            "Das ist kein Straftatenschlüssel (sechs Zeichen aus Ziffern, * und -).",
            "------ für alle Straftaten, 890000 für alle ohne ausländerrechtliche Verstöße.",
        ),
        (
            "groesse",
            lambda row: row["groesse"] in _RANGES,
            "Diese Größe gibt es hier nicht.",
            f"Erlaubt sind: {', '.join(_RANGES)}.",
        ),
        ("wert", _is_value, "Diese Zahl passt nicht zur Größe.", "Fälle als ganze Zahl ohne Punkte, Quoten bis 100."),
        (
            "quelle",
            lambda row: re.fullmatch(r"https?://[^\s\"<>]+", row["quelle"]) is not None,
            "Die Adresse der Seite fehlt, auf der die Zahl steht.",
            "Eine Adresse eintragen, die mit https:// beginnt.",
        ),
        (
            "stand",
            lambda row: _is_day(row["stand"], today),
            "Das ist kein vergangener Tag, Monat oder kein vergangenes Jahr.",
            "Schreiben wie 2026, 2026-03 oder 2026-03-09.",
        ),
    )


_RANGES = {"faelle": (1, 5_000_000), "haeufigkeitszahl": (1, 99_999), "aufklaerungsquote_pct": (0, 100)}


def _is_value(row: dict[str, str]) -> bool:
    if row["groesse"] not in _RANGES:  # told already
        return True
    pattern = _COUNT if row["groesse"] == "faelle" else _NUMBER
    low, high = _RANGES[row["groesse"]]
    return bool(pattern.fullmatch(row["wert"])) and low <= float(row["wert"].replace(",", ".")) <= high


def _is_day(text: str, today: date) -> bool:
    if not _DAY.fullmatch(text):
        return False
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    try:
        return date(year, month, day) <= today
    except ValueError:
        return False
