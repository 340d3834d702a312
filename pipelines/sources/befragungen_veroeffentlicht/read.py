"""Reads published results of surveys: one row per share that stands on a page anybody can open, each with that page."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pipelines.formats.delimited import named_rows
from pipelines.formats.text import alike
from pipelines.registry.cells import CellError
from pipelines.registry.privacy import refuse_person

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.store.reading import Reading

COLUMNS = (
    "befragung",
    "jahr",
    "ars",
    "gebiet",
    "teil",
    "merkmal",
    "frage",
    "antwort",
    "gruppe",
    "anteil_pct",
    "genauigkeit",
    "n",
    "stichprobe",
    "quelle",
    "bemerkung",
)
COUNTRY = "Deutschland"
PRECISIONS = ("genau", "rund", "mindestens")
SAMPLINGS = ("register", "panel", "offen", "begehung")
# of fewer persons nothing is published, whoever published it first
LEAST_PERSONS = 10
_TEXTS = ("befragung", "teil", "frage", "antwort", "gruppe", "bemerkung")
_MUST = ("befragung", "merkmal", "frage", "antwort")
_YEAR, _SHARE = re.compile(r"(19|20)\d{2}", re.ASCII), re.compile(r"\d{1,3}([.,]\d{1,3})?", re.ASCII)
_PERSONS, _ADDRESS = re.compile(r"[1-9]\d{0,6}", re.ASCII), re.compile(r"https?://[^\s\"<>]+")
_FIRST_YEAR = 1970
Row = dict[str, str]


def read(reading: Reading) -> dict[str, pd.DataFrame]:
    """Raw table `werte`, as text. Raises InputError with every fault of the file."""
    import pandas as pd

    rows, first_line = [], dict[tuple[str, ...], int]()
    for line, cells in named_rows(reading, COLUMNS):
        reading.rows_read += 1
        _check(reading, cells, line)
        key = tuple(cells[name] for name in ("befragung", "jahr", "ars", "teil", "frage", "antwort", "gruppe"))
        if (first := first_line.setdefault(key, line)) != line:
            reading.problem(
                f"Dieselbe Angabe steht schon in Zeile {first}.",
                "Eine der beiden Zeilen streichen.",
                line=line,
                value=" · ".join(filter(None, key)),
            )
        rows.append((line, *(cells[name] for name in COLUMNS)))
    if not rows:
        reading.problem("Die Datei enthält keine Zahl.", "Eine Zeile je veröffentlichter Zahl eintragen.")
    reading.stop_if_problems()
    return {"werte": pd.DataFrame(rows, columns=["line", *COLUMNS])}


def _check(reading: Reading, row: Row, line: int) -> None:
    """Report everything that is wrong with a row."""

    def wrong(column: str, reason: str, cure: str) -> None:
        reading.problem(reason, cure, line=line, column=column, value=row[column] or None)

    for name in _MUST:
        if not row[name]:
            wrong(name, "Diese Angabe fehlt.", "Eintragen, wie sie veröffentlicht ist.")
    for name in _TEXTS:
        if any(unicodedata.category(mark) in ("Cc", "Cf") for mark in row[name]):
            wrong(name, "Hier steht ein unsichtbares Zeichen, das Text verfälschen kann.", "Das Feld neu schreiben.")
        try:
            refuse_person(row[name])
        except CellError as error:
            wrong(name, error.reason, error.cure)
    if not _YEAR.fullmatch(row["jahr"]) or int(row["jahr"]) < _FIRST_YEAR or not reading.is_over(int(row["jahr"]) - 1):
        wrong("jahr", "Das ist kein Jahr, in dem schon gefragt wurde.", "Das Jahr der Befragung vierstellig eintragen.")
    _check_area(reading, row, line)
    if not _SHARE.fullmatch(row["anteil_pct"]) or float(row["anteil_pct"].replace(",", ".")) > 100:
        wrong("anteil_pct", "Das ist kein Anteil von 0 bis 100.", "Die Zahl ohne Prozentzeichen eintragen.")
    if row["genauigkeit"] not in PRECISIONS:
        wrong("genauigkeit", "Das ist hier kein Wort.", f"Erlaubt sind: {', '.join(PRECISIONS)}.")
    if row["n"] and not _PERSONS.fullmatch(row["n"]):
        wrong("n", "Das ist keine Zahl von Personen.", "Eine ganze Zahl ohne Punkte eintragen oder leer lassen.")
    elif row["n"] and int(row["n"]) < LEAST_PERSONS:
        wrong("n", f"Ergebnisse von weniger als {LEAST_PERSONS} Personen werden nicht gezeigt.", "Die Zeile streichen.")
    if row["stichprobe"] and row["stichprobe"] not in SAMPLINGS:
        wrong("stichprobe", "Das ist hier kein Wort.", f"Erlaubt sind: {', '.join(SAMPLINGS)}; leer: nicht angegeben.")
    if not _ADDRESS.fullmatch(row["quelle"]):
        wrong("quelle", "Die Adresse der Seite fehlt, auf der die Zahl steht.", "Mit https:// beginnend eintragen.")


def _check_area(reading: Reading, row: Row, line: int) -> None:
    """The key and the name must mean the same area; the country has no key."""
    if not row["ars"]:
        if row["gebiet"] != COUNTRY:
            reading.problem(
                "Der Schlüssel des Gebiets fehlt.",
                f"Den Regionalschlüssel eintragen; nur {COUNTRY} hat keinen.",
                line=line,
                column="ars",
            )
        return
    known = {area.area_id: area.name for area in reading.register}
    name = known.get(row["ars"])
    if name is None:
        reading.problem(
            "Diesen Schlüssel gibt es im Gemeindeverzeichnis nicht.",
            "Den Regionalschlüssel von heute eintragen: 07, fünf, neun oder zwölf Ziffern.",
            line=line,
            column="ars",
            value=row["ars"],
        )
    elif alike(name) != alike(row["gebiet"]):
        reading.problem(
            f"Der Schlüssel {row['ars']} gehört zu {name}.",
            "Schlüssel oder Namen berichtigen.",
            line=line,
            column="gebiet",
            value=row["gebiet"] or None,
        )
