"""Reads the two lists of publicly known bodies: one of bodies, one of areas reported to have none or to plan one.

What a body is, and which sector an institution belongs to, is never inferred from a name: it stands in bodies.csv,
absences.csv and institutions.csv, reviewed by hand. A row without such a decision, or with an area that cannot be told, is rejected.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.problems import InputError, Problem
from pipelines.registry.cells import CellError
from pipelines.registry.layout import layout
from pipelines.registry.privacy import refuse_person
from pipelines.store.reading import Reading

if TYPE_CHECKING:
    import pandas as pd

    from geo.areas import Area

FOLDER = Path(__file__).parent
BODIES = (
    "kommune",
    "kommune_typ",
    "kreis",
    "gremium_name",
    "gruendungsjahr",
    "status",
    "vorsitz_funktion",
    "themen",
    "mitglieder_institutionen",
    "quelle_url",
    "stand",
)
ABSENCES = ("kommune", "kommune_typ", "kreis", "sachverhalt", "quelle_url", "stand")
STATUS = {"aktiv": "aktiv", "inaktiv": "ruhend", "unbekannt": "unklar"}
COLUMNS = {
    "council": [
        "council_id",
        "name",
        "type",
        "counts_as_body",
        "founded_on",
        "founded_precision",
        "reconstituted_on",
        "chair",
        "chair_note",
        "topics",
        "digital_forms",
    ],
    "council_area": ["council_id", "area_id", "former_name"],
    "status": ["council_id", "area_id", "status", "as_of", "source"],
    "member": ["council_id", "institution", "sector"],
    "scope": ["topic", "complete"],
}
_FORMER = re.compile(r"\s*\(alt: (?P<former>[^)]+)\)$")
_DATED = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?")
Row = dict[str, str]
Tables = dict[str, list[dict[str, str | int | None]]]


def read(reading: Reading) -> dict[str, pd.DataFrame]:
    """Tables as the workbook's reader gives them, those this list can fill. Raises InputError where it is neither list."""
    header, rows = _rows(reading)
    tables: Tables = {name: [] for name in COLUMNS}
    tables["scope"] = [{"topic": topic, "complete": "false", "line": 1} for topic in layout().topics]
    decided_in, add = ("bodies.csv", _add_body) if header == BODIES else ("absences.csv", _add_absence)
    decisions = _decisions(decided_in, "kommune", _named(header))
    for line, row in enumerate(rows, start=2):
        reading.rows_read += 1
        decided, area = decisions.get((row["kommune"], row[_named(header)])), _area(reading, row, line)
        if decided is None:
            reading.reject(
                "Zu diesem Eintrag gibt es keine geprüfte Zuordnung.",
                f"Den Eintrag in {decided_in} ergänzen.",
                line=line,
                column=_named(header),
                value=row[_named(header)],
            )
        elif area is not None and _clean(reading, row, line):
            add(reading, tables, row, decided, area, line)
    return {name: _frame(tables[name], [*columns, "line"]) for name, columns in COLUMNS.items()}


def earliest_day(stand: str) -> str | None:
    """The earliest day a date like "2024-11", "2016 (ca.)" or "undatiert (vor 2014)" can mean, ISO; None without any year."""
    dated = _DATED.search(stand)
    if dated is None:
        return None
    year = int(dated["year"]) - (1 if stand[: dated.start()].rstrip().endswith(("vor", "vor VG-Fusion")) else 0)
    return f"{year}-{dated['month'] or '01'}-{dated['day'] or '01'}"


def _rows(reading: Reading) -> tuple[tuple[str, ...], list[Row]]:
    lines = list(csv.reader(io.StringIO(_text(reading))))
    header = tuple(lines[0])
    if header not in (BODIES, ABSENCES):
        reading.problem(
            f"Unbekannte Kopfzeile: {', '.join(header)}.",
            f"Erwartet werden die Spalten {', '.join(BODIES)} oder {', '.join(ABSENCES)}.",
            line=1,
        )
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(header):
            reading.problem(
                f"Die Zeile hat {len(cells)} statt {len(header)} Felder.",
                "Anführungszeichen und Kommas prüfen.",
                line=number,
            )
    reading.stop_if_problems()
    return header, [dict(zip(header, cells, strict=True)) for cells in lines[1:]]


def _text(reading: Reading) -> str:
    cure, content = "Die Liste als CSV (UTF-8, Komma) mit den Spalten der Vorlage liefern.", reading.content
    if not content or content.lstrip()[:1] == b"<":
        reading.problem("Die Datei ist leer." if not content else "Das ist eine HTML-Seite, keine CSV-Datei.", cure)
        reading.stop_if_problems()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"Die Datei ist nicht in UTF-8 geschrieben (Byte {error.start})."
        raise InputError([Problem(reading.release.release_id, reason, cure)]) from error


def _named(header: tuple[str, ...]) -> str:
    return "gremium_name" if header == BODIES else "sachverhalt"


def _decisions(file: str, *key: str) -> dict[tuple[str, ...], Row]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as table:
        return {tuple(row[name] for name in key): row for row in csv.DictReader(table, delimiter=";")}


def _area(reading: Reading, row: Row, line: int) -> Area | None:
    from geo.areas import AmbiguousArea, System, UnknownArea

    name = _FORMER.sub("", row["kommune"])
    try:
        return reading.register.resolve(name, system=System.NAME, kind=row["kommune_typ"], kreis=row["kreis"])
    except (AmbiguousArea, UnknownArea) as error:
        reading.reject(error.reason, error.cure, line=line, column="kommune", value=row["kommune"])
        return None


def _clean(reading: Reading, row: Row, line: int) -> bool:
    """Whether the row is dated rightly, has a known status and names no person; else it is rejected."""
    as_of = earliest_day(row["stand"])
    if as_of is not None and as_of > reading.today.isoformat():
        reading.reject(
            "Der Stand liegt in der Zukunft.", "Das Datum prüfen.", line=line, column="stand", value=row["stand"]
        )
        return False
    if row.get("status", "aktiv") not in STATUS:
        reading.reject(
            "Das Wort ist hier nicht bekannt.",
            f"Erlaubt sind: {' · '.join(STATUS)}.",
            line=line,
            column="status",
            value=row["status"],
        )
        return False
    for column, cell in row.items():
        try:
            refuse_person(cell)
        except CellError as error:
            reading.reject(error.reason, error.cure, line=line, column=column, value=cell)
            return False
    return True


def _add_body(reading: Reading, tables: Tables, row: Row, decided: Row, area: Area, line: int) -> None:
    """A body named in several rows is one body with several areas."""
    council_id, former = decided["council_id"], _FORMER.search(row["kommune"])
    tables["council_area"].append(
        {
            "council_id": council_id,
            "area_id": area.unit_id,
            "former_name": former["former"] if former else None,
            "line": line,
        }
    )
    if any(known["council_id"] == council_id for known in tables["council"]):
        return
    tables["council"].append(
        {
            "council_id": council_id,
            "name": row["gremium_name"],
            "type": decided["type"],
            "counts_as_body": decided["counts_as_body"],
            "founded_on": f"{row['gruendungsjahr']}-01-01" if row["gruendungsjahr"] else None,
            "founded_precision": "year" if row["gruendungsjahr"] else None,
            "reconstituted_on": decided["reconstituted_on"] or None,
            "chair": decided["chair"] or None,
            "chair_note": row["vorsitz_funktion"] or None,
            "topics": re.sub(r"\s*\[[^\]]*\]", "", row["themen"]).strip("; "),
            "digital_forms": decided["digital_forms"] or None,
            "line": line,
        }
    )
    _add_status(tables, council_id, None, decided["status"] or STATUS[row["status"]], row, line)
    _add_members(reading, tables, council_id, row, line)


def _add_status(tables: Tables, council_id: str | None, area_id: str | None, status: str, row: Row, line: int) -> None:
    as_of = earliest_day(row["stand"])
    if as_of is not None:
        tables["status"].append(
            {
                "council_id": council_id,
                "area_id": area_id,
                "status": status,
                "as_of": as_of,
                "source": row["quelle_url"],
                "line": line,
            }
        )


def _add_members(reading: Reading, tables: Tables, council_id: str, row: Row, line: int) -> None:
    sectors = {names[0]: row["sector"] for names, row in _decisions("institutions.csv", "institution").items()}
    for institution in (part.strip() for part in row["mitglieder_institutionen"].split(";")):
        if institution not in sectors:
            reading.reject(
                "Diese Institution ist keinem Bereich zugeordnet.",
                "Sie in institutions.csv der Quelle ergänzen.",
                line=line,
                column="mitglieder_institutionen",
                value=institution,
            )
        elif sectors[institution]:
            tables["member"].append(
                {"council_id": council_id, "institution": institution, "sector": sectors[institution], "line": line}
            )


def _add_absence(reading: Reading, tables: Tables, row: Row, decided: Row, area: Area, line: int) -> None:
    _add_status(tables, None, area.unit_id, decided["status"], row, line)
    if earliest_day(row["stand"]) is None:
        reading.reject(
            "Der Nachweis nennt kein Jahr.",
            "Das Jahr des Nachweises ergänzen.",
            line=line,
            column="stand",
            value=row["stand"],
        )


def _frame(rows: list[dict[str, str | int | None]], columns: list[str]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame([[row.get(name) for name in columns] for row in rows], columns=columns, dtype="object")
    return frame.astype({name: "string" for name in columns if name != "line"} | {"line": "int64"})
