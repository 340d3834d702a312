"""Reads a list of Gemeinden in any of its forms. The register of areas is made from the same lists; here the inhabitants go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.areas import Edition, Register, TableError
from pipelines.formats.content import FETCH_AGAIN
from pipelines.sources.gemeindeverzeichnis.edition import read_list
from pipelines.sources.gemeindeverzeichnis.judgement import judge

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from pipelines.store.reading import Reading

COLUMNS = ["line", "area_id", "inhabitants", "inhabitants_date", "reference_date"]


def read(reading: Reading) -> dict[str, pd.DataFrame]:
    """Raw table `gebiete`: one row per area of today whose inhabitants the list knows, as text; `line` is NULL, they are sums.

    None where a list of the same Gebietsstand that was published later is stored, or where the list is only offered: the register of the
    reading does not have it. Raises InputError where the list cannot be read, contradicts --period or the other lists, or makes no register.
    """
    import pandas as pd

    edition = read_list(reading)
    same_day = _of_day(reading.register, edition.reference_date)
    rows: list[tuple[None, str, str, str, str]] = []
    if reading.is_candidate:
        _judge_candidate(reading, edition, same_day)
    elif same_day is None or same_day.origin != edition.origin:
        reading.notice(
            "Eine später veröffentlichte Liste dieses Gebietsstands ist gespeichert; diese hier zählt nicht."
        )
    else:
        judge(reading, same_day, reading.register)
        dates = (same_day.inhabitants_date.isoformat(), same_day.reference_date.isoformat())
        counted = reading.register.history.inhabitants(same_day)
        rows = [(None, area_id, str(inhabitants), *dates) for area_id, inhabitants in counted.items()]
        reading.rows_published = len(edition.gemeinden)
    reading.stop_if_problems()
    return {"gebiete": pd.DataFrame(rows, columns=COLUMNS)}


def _judge_candidate(reading: Reading, edition: Edition, same_day: Edition | None) -> None:
    """Judge a list in the register that it would make, and against the one whose place it would take."""
    others = [each for each in reading.register.editions if each is not same_day]
    try:
        register = Register.of([*others, edition])
    except TableError as error:
        reading.problem(str(error), FETCH_AGAIN)
        return
    # what the register makes of it: names put right, the day of the inhabitants settled
    [settled] = [each for each in register.editions if each.reference_date == edition.reference_date]
    # with nothing stored, the register of the reading is made of the candidate alone
    replaced = same_day if same_day != settled else None
    if replaced:
        reading.notice("Eine Liste dieses Gebietsstands ist schon gespeichert; die zuletzt veröffentlichte gilt.")
    judge(reading, settled, register, replaced)


def _of_day(register: Register, day: date) -> Edition | None:
    return next((each for each in register.editions if each.reference_date == day), None)
