"""What must hold in a Kreis table before anything of it is published. Every offence against it is reported, not only the first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pipelines.formats.content import FETCH_AGAIN
from pipelines.sources.pks.layout import NUMBERS
from pipelines.sources.pks.numbers import decimals_of_most, parse
from pipelines.sources.pks.table import OFFENCE, KreisTable, Row

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

ALL_OFFENCES = "------"
# A case of an earlier year may be cleared later; official files show up to 3 cleared cases beside 0 recorded ones.
BELATED_AT_MOST = 9
# Beside recorded cases official files show up to 2 more cleared ones (2013 to 2023); of many cases a hundredth is allowed.
MORE_CLEARED_AT_MOST, MORE_CLEARED_SHARE = 9, 0.01
# The Aufklärungsquote is published with one decimal or unrounded.
PERCENT_TOLERANCE = 0.1
WHOLE = frozenset({"cases", "attempts", "cleared", "suspects", "male", "female", "suspects_nongerman", "population"})

_KREIS = re.compile(r"0?[1-9]\d{3}|1[0-6]\d{3}", re.ASCII)
_CLEARED_WITHOUT_CASES = "Aufgeklärte Fälle ohne erfasste Fälle."
_COMPARE_WITH_BKA = "Mit der veröffentlichten Tabelle des BKA vergleichen und die Datei unverändert neu laden."

Numbers = dict[str, float | None]


def check(reading: Reading, table: KreisTable) -> None:
    """Note every problem of structure, then, where the structure holds, every problem of the numbers."""
    _check_kreis_keys(reading, table)
    _check_leading_zeros(reading, table)
    _check_offence_keys(reading, table)
    if not reading.problems:
        _check_every_kreis_once(reading, table)
    numbers = [_numbers(reading, table, row) for row in table.rows]
    if not reading.problems:
        _check_cleared(reading, table, numbers)
        _tell_contradictions_beside(reading, table, numbers)
        _check_rates(reading, table, numbers)


def _cell(reading: Reading, table: KreisTable, row: Row, name: str, reason: str) -> None:
    """Note what is wrong with one cell."""
    text = row.population if name == "population" else row.cells.get(name, "")
    reading.problem(
        reason,
        _COMPARE_WITH_BKA,
        line=row.line,
        column=table.headers.get(name, "Einwohner"),
        value=text or None,
        sheet=table.sheet,
    )


def _key(reading: Reading, table: KreisTable, name: str, key: str, line: int | None, reason: str, cure: str) -> None:
    """Note what is wrong with a key, at the line where it stands first."""
    reading.problem(reason, cure, line=line, column=table.headers[name], value=key, sheet=table.sheet)


def _check_kreis_keys(reading: Reading, table: KreisTable) -> None:
    known = {area.area_id for area in reading.register.at("kreis")}
    for key, line in table.first_lines.items():
        ours = key.startswith(("7", "07"))
        if not _KREIS.fullmatch(key) and not ours and key:
            reading.notice(
                "Das ist kein Kreisschlüssel; die Zeilen gehören nicht zu Rheinland-Pfalz.", line=line, value=key
            )
        elif not _KREIS.fullmatch(key):
            reason = "Das ist kein Kreisschlüssel (vier Ziffern ohne oder fünf mit führender Null)."
            _key(reading, table, "kreis", key, line, reason, _COMPARE_WITH_BKA)
        elif ours and key.zfill(5) not in known:
            _key(
                reading,
                table,
                "kreis",
                key,
                line,
                "Einen Kreis mit diesem Schlüssel gibt es in Rheinland-Pfalz nicht.",
                "Schlüssel prüfen; nach einer Gebietsreform das Gemeindeverzeichnis erneuern.",
            )


def _check_leading_zeros(reading: Reading, table: KreisTable) -> None:
    padded = {key: line for key, line in table.first_lines.items() if key.startswith("0")}
    bare = {key: line for key, line in table.first_lines.items() if len(key) == 4}
    if padded and bare:
        key, line = next(iter(min(padded, bare, key=len).items()))
        reason = "Schlüssel mit und ohne führende Null stehen nebeneinander; in einem Teil der Zeilen ist sie verloren gegangen."
        cure = "Die Datei unverändert neu laden und nicht in einer Tabellenkalkulation speichern."
        _key(reading, table, "kreis", key, line, reason, cure)


def _check_offence_keys(reading: Reading, table: KreisTable) -> None:
    lines = {row.cells["key"]: row.line for row in reversed(table.rows)}
    for key, line in lines.items():
        if not OFFENCE.fullmatch(key):
            _key(
                reading,
                table,
                "key",
                key,
                line,
                "Das ist kein Straftatenschlüssel (sechs Zeichen aus Ziffern, * und -).",
                _COMPARE_WITH_BKA,
            )
    if table.rows and ALL_OFFENCES not in lines:
        cure = "Die Datei vollständig neu laden."
        _key(reading, table, "key", ALL_OFFENCES, None, "Dieser Straftatenschlüssel fehlt für Rheinland-Pfalz.", cure)
    elif not table.rows:
        reading.problem("Die Tabelle hat keine Zeile für Rheinland-Pfalz.", FETCH_AGAIN, sheet=table.sheet)


def _check_every_kreis_once(reading: Reading, table: KreisTable) -> None:
    expected = reading.register.at("kreis")
    times: dict[str, Counter[str]] = defaultdict(Counter)
    for row in table.rows:
        times[row.cells["key"]][row.cells["kreis"].zfill(5)] += 1
    for row in table.rows:
        if times[row.cells["key"]][row.cells["kreis"].zfill(5)] > 1:
            _cell(
                reading,
                table,
                row,
                "kreis",
                f"{row.cells['name']} steht beim Schlüssel {row.cells['key']} mehr als einmal.",
            )
    for key, kreise in times.items():
        for area in expected:
            if area.area_id not in kreise:
                _key(
                    reading,
                    table,
                    "kreis",
                    area.area_id,
                    None,
                    f"{area.label} fehlt beim Schlüssel {key}.",
                    FETCH_AGAIN,
                )


def _numbers(reading: Reading, table: KreisTable, row: Row) -> Numbers:
    """The numbers of a row; what is none is noted. Only cases, rate and cleared cases may never be empty."""
    texts = {"population": row.population, **{name: row.cells.get(name, "") for name in NUMBERS}}
    numbers: Numbers = dict.fromkeys(texts)
    for name, text in texts.items():
        try:
            numbers[name] = parse(text, whole=name in WHOLE) if text else None
        except ValueError as error:
            _cell(reading, table, row, name, str(error))
    if texts["cleared"] and not texts["cases"]:
        _cell(reading, table, row, "cleared", _CLEARED_WITHOUT_CASES)
    for name in ("cases", "hz", "cleared"):
        if not texts[name]:
            _cell(reading, table, row, name, "Die Zelle ist leer.")
    return numbers


def _check_cleared(reading: Reading, table: KreisTable, numbers: list[Numbers]) -> None:
    for row, value in zip(table.rows, numbers, strict=True):
        cases, cleared, percent = value["cases"] or 0, value["cleared"] or 0, value["clearance_pct"]
        if not cases and cleared > BELATED_AT_MOST:
            _cell(reading, table, row, "cleared", _CLEARED_WITHOUT_CASES)
        elif cases and cleared - cases > max(MORE_CLEARED_AT_MOST, MORE_CLEARED_SHARE * cases):
            reason = f"Mehr Fälle sind aufgeklärt ({cleared:.0f}) als erfasst ({cases:.0f})."
            _cell(reading, table, row, "cleared", reason)
        if cases and percent is None and not row.cells["clearance_pct"]:
            _cell(reading, table, row, "clearance_pct", "Die Aufklärungsquote fehlt, obwohl es Fälle gibt.")
        if cases and percent is not None and abs(percent - cleared / cases * 100) > PERCENT_TOLERANCE:
            reason = f"Die Aufklärungsquote widerspricht den Fällen: {cleared:.0f} von {cases:.0f} sind {cleared / cases * 100:.0f} %."
            _cell(reading, table, row, "clearance_pct", reason)


def _tell_contradictions_beside(reading: Reading, table: KreisTable, numbers: list[Numbers]) -> None:
    """Attempts and suspects are not published; where they contradict each other it is told, once."""
    wrong = [(row, fault) for row, value in zip(table.rows, numbers, strict=True) if (fault := _fault_beside(value))]
    if wrong:
        row, fault = wrong[0]
        reading.notice(
            f"Nicht veröffentlichte Spalten widersprechen sich in {len(wrong)} Zeilen, zuerst hier: {fault}.",
            line=row.line,
            sheet=table.sheet,
        )


def _fault_beside(value: Numbers) -> str | None:
    attempts, suspects, nongerman = value["attempts"], value["suspects"], value["suspects_nongerman"]
    if attempts is not None and attempts > (value["cases"] or 0):
        return "mehr Versuche als Fälle"
    if suspects is None:
        return None
    if nongerman is not None and nongerman > suspects:
        return "mehr nichtdeutsche Tatverdächtige als Tatverdächtige"
    if value["male"] is not None and value["female"] is not None and value["male"] + value["female"] != suspects:
        return "männliche und weibliche Tatverdächtige ergeben nicht alle"
    return None


def _check_rates(reading: Reading, table: KreisTable, numbers: list[Numbers]) -> None:
    """Cases, rate and population of a Kreis must fit within rounding."""
    half = 0.5 * 10.0 ** -decimals_of_most([value["hz"] for value in numbers if value["hz"]])
    by_kreis: dict[str, list[tuple[Row, Numbers]]] = defaultdict(list)
    for row, value in zip(table.rows, numbers, strict=True):
        by_kreis[row.cells["kreis"]].append((row, value))
    for rows in by_kreis.values():
        _check_rates_of_kreis(reading, table, rows, half)


def _check_rates_of_kreis(reading: Reading, table: KreisTable, rows: list[tuple[Row, Numbers]], half: float) -> None:
    total_row, total = next((row, value) for row, value in rows if row.cells["key"] == ALL_OFFENCES)
    if not total["cases"] or not total["hz"]:
        _cell(
            reading,
            table,
            total_row,
            "hz",
            "Kein Kreis ist ohne Straftaten; Einwohner lassen sich daraus nicht ableiten.",
        )
        return
    few, many = _population_range(total, half)
    wrong = [(row, value) for row, value in rows if not _fits(value, few, many, half)]
    occurring = [value for _, value in rows if value["cases"]]
    # Where most offences contradict, it is the row of all offences that is wrong.
    for row, value in [(total_row, total)] if 2 * len(wrong) > len(occurring) else wrong:
        expected = (value["cases"] or 0) / few * 100_000
        reason = (
            f"Die Häufigkeitszahl widerspricht Fällen und Einwohnern um mehr als die Rundung: {row.cells['cases']} Fälle bei etwa "
            f"{few:.0f} Einwohnern ergeben rund {expected:.0f} je 100.000; so in {len(wrong)} von {len(rows)} Zeilen des Kreises."
        )
        _cell(reading, table, row, "hz", reason)


def _population_range(total: Numbers, half: float) -> tuple[float, float]:
    """The population as published, else what cases and rate of all offences imply; rounding of the rate leaves that a little open."""
    if total["population"]:
        return total["population"], total["population"]
    cases, rate = total["cases"] or 0, total["hz"] or 0
    return cases / (rate + half) * 100_000, cases / (rate - half) * 100_000


def _fits(value: Numbers, few: float, many: float, half: float) -> bool:
    cases, rate = value["cases"] or 0, value["hz"] or 0
    slack = half + 1e-9 * (1 + rate)
    return cases / many * 100_000 - slack <= rate <= cases / few * 100_000 + slack
