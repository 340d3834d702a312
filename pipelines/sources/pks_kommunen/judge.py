"""Figures of Kommunen against the Kreis table of their year, and suppressed figures against everything that is published beside them."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geo.areas import Level
from geo.keys import KREIS_DIGITS, kommune_part, kreis_part
from pipelines.sources.pks.kreis_year import KreisYear, stored_year
from pipelines.sources.pks.offences import offences
from pipelines.sources.pks_kommunen.columns import COLUMNS, SHEET, SUPPRESSED
from pipelines.sources.pks_kommunen.suppression import Cell, Figures, given_away, hidden_by_gaps

if TYPE_CHECKING:
    from geo.areas import Register
    from pipelines.store.judging import Others, Stored, Tables
    from pipelines.store.reading import Reading

_HEADERS = {column.name: column.header for column in COLUMNS}
_MEASURES = ("cases", "cleared")
# Year, key and area of a figure; the row that states it.
Stated = dict[tuple[str, str, str], Any]


def judge(reading: Reading, tables: Tables, others: Others) -> None:
    """Note every row with more cases than its Kreis, and every suppressed figure that is none, as a problem."""
    delivered = _rows(tables)
    years = {str(row.year) for row in delivered}
    known = [stored_year(stored) for stored in others.of("pks") if stored.release.period in years]
    by_year = {each.year: each for each in known if each is not None}
    for row in delivered:
        kreise = by_year.get(int(row.year))
        most = kreise.cases.get((row.key, kreis_part(row.area_id))) if kreise else None
        if kreise and most is not None and row.cases != SUPPRESSED and float(row.cases) > most:
            reading.problem(
                f"Der ganze Kreis hat laut {kreise.name} nur {most:.0f} Fälle.",
                "Gebiet, Jahr, Schlüssel und Fälle prüfen.",
                line=int(row.line),
                column=_HEADERS["cases"],
                value=row.cases,
                sheet=SHEET,
            )
    if not reading.problems:
        _judge_suppressed(reading, delivered, others, by_year)


def _rows(tables: Tables) -> list[Any]:
    rows: Any = tables["faelle"].itertuples() if "faelle" in tables else ()
    return list(rows)


def _judge_suppressed(reading: Reading, delivered: list[Any], others: Others, by_year: dict[int, KreisYear]) -> None:
    """What this delivery touches, year by year and Kreis by Kreis, together with what older and newer ones state."""
    beside = others.of(reading.release.source_id)
    # the build reads one release per period: what this one replaces protects nothing any more, and leaves gaps where it said more
    replaced = [each for each in beside if each.release.period == reading.release.period]
    stated = _stated(reading, delivered, [each for each in beside if each not in replaced])
    changed = [*delivered, *(row for each in replaced for row in _rows(each.tables))]
    touched = {(row.year, kreis_part(row.area_id)) for row in changed}
    suppressed = {
        (year, kreis_part(area), measure)
        for (year, _, area), row in stated.items()
        for measure in _MEASURES
        if _text(row, measure) == SUPPRESSED
    }
    mine = {id(row) for row in delivered}
    for year, kreis, measure in sorted(suppressed):
        if (year, kreis) not in touched:
            continue
        rows: dict[Cell, Any] = {
            (key, area): row
            for (of, key, area), row in stated.items()
            if of == year and kreis_part(area) == kreis and _text(row, measure)
        }
        figures = _figures(reading.register, kreis, measure, rows, by_year.get(int(year)))
        derived = given_away(figures)
        for cell in derived:
            what = f"Die geheime Zahl ({_HEADERS[measure]}) für {_named(reading, cell, year)} ergibt sich aus den veröffentlichten Zahlen."
            cure = (
                f"Im selben Kreis, Jahr und Schlüssel mindestens eine weitere Zahl durch „{SUPPRESSED}“ ersetzen; "
                "wo die Zahl darüber 0 oder ganz verteilt ist, auch jene."
            )
            line = int(rows[cell].line) if id(rows[cell]) in mine else None
            reading.problem(what, cure, line=line, column=_HEADERS[measure], value=SUPPRESSED, sheet=SHEET)
        for cell in hidden_by_gaps(figures):
            if cell not in derived:
                what = f"Die geheime Zahl ({_HEADERS[measure]}) für {_named(reading, cell, year)} ist nur geschützt, solange andere fehlen."
                cure = f"Im selben Kreis, Jahr und Schlüssel eine zweite Zahl durch „{SUPPRESSED}“ ersetzen; soll es so bleiben, mit --accept-jumps aufnehmen."
                line = int(rows[cell].line) if id(rows[cell]) in mine else None
                reading.ask(what, cure, line=line, column=_HEADERS[measure], value=SUPPRESSED, sheet=SHEET)


def _text(row: Any, measure: str) -> str:
    return str(getattr(row, measure, ""))


def _stated(reading: Reading, delivered: list[Any], beside: list[Stored]) -> Stated:
    """The row that is published of every figure: that of the newest delivery, as publish/21 takes it."""
    deliveries = [(each.release.published, each.release.release_id, _rows(each.tables)) for each in beside]
    deliveries.append((reading.release.published, reading.release.release_id, delivered))
    return {
        (row.year, row.key, row.area_id): row
        for _, _, rows in sorted(deliveries, key=lambda each: each[:2])
        for row in rows
    }


def _figures(register: Register, kreis: str, measure: str, rows: dict[Cell, Any], year: KreisYear | None) -> Figures:
    suppressed = frozenset(cell for cell, row in rows.items() if _text(row, measure) == SUPPRESSED)
    known = {cell: int(_text(row, measure)) for cell, row in rows.items() if cell not in suppressed}
    if year is not None:
        known |= {
            (key, kreis): int(getattr(of_kreise[kreis], measure))
            for key, of_kreise in year.by_key.items()
            if kreis in of_kreise
        }
    parted = {kommune_part(area) for _, area in rows if area != kommune_part(area)}
    within = {whole: parts for whole, parts in _territories(register).items() if whole == kreis or whole in parted}
    return Figures(known, suppressed, within, offences().contained)


@lru_cache(maxsize=2)
def _territories(register: Register) -> dict[str, tuple[str, ...]]:
    """Kommunen by Kreis, and Ortsgemeinden by Verbandsgemeinde."""
    parts: dict[str, list[str]] = defaultdict(list)
    for area in register.at(Level.KOMMUNE):
        parts[area.area_id[:KREIS_DIGITS]].append(area.area_id)
    for area in register.at(Level.GEMEINDE):
        if area.unit_id == area.area_id:
            parts[kommune_part(area.area_id)].append(area.area_id)
    return {whole: tuple(areas) for whole, areas in parts.items()}


def _named(reading: Reading, cell: Cell, year: str) -> str:
    key, area = cell
    return f"{reading.register[area].label}, {year}, {key}"
