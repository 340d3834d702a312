"""Sources judged against the Kreis tables beside them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from geo.areas import Register
from pipelines import catalog
from pipelines.store.judging import Others, Stored, judge_of, others_in
from pipelines.store.reading import Reading, reader_of
from pipelines.store.releases import Release, ReleaseStore
from tests.pipelines.crime import TODAY, load_register


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="module")
def crime_2019(register: Register) -> Others:
    [release] = [release for release in ReleaseStore().newest("pks") if release.period == "2019"]
    return Others([Stored.of(release, reader_of(catalog.sources()["pks"])(Reading(release, register, TODAY)))])


def judged(source_id: str, tables: dict[str, pd.DataFrame], register: Register, others: Others) -> Reading:
    reading = Reading(Release(source_id, "2019", "2020", Path(f"{source_id}_2019_2020.csv"), "", 0), register, TODAY)
    judge = judge_of(catalog.sources()[source_id])
    assert judge
    judge(reading, tables, others)
    return reading


def test_a_source_without_a_judge_is_judged_by_itself_alone() -> None:
    assert judge_of(catalog.sources()["regionalatlas"]) is None


@pytest.mark.parametrize(("cases", "refused"), [("17440", False), ("17441", True)])
def test_a_kommune_has_at_most_the_cases_of_its_kreis(
    cases: str, refused: bool, register: Register, crime_2019: Others
) -> None:
    faelle = pd.DataFrame(
        [(2, "073150000", "2019", "------", cases), (3, "073150000", "2018", "------", "99999")],
        columns=["line", "area_id", "year", "key", "cases"],
    )
    problems = judged("pks_kommunen", {"faelle": faelle}, register, crime_2019).problems
    assert [(problem.line, problem.value) for problem in problems] == ([(2, cases)] if refused else [])


@pytest.mark.parametrize(("total", "refused"), [("217118", False), ("250000", True)])
def test_a_population_contradicts_no_stored_rates(
    total: str, refused: bool, register: Register, crime_2019: Others
) -> None:
    kreise = pd.DataFrame(
        [(9, "2019", "07315", total, "annual_average"), (10, "2019", "07111", "1", "reference_date")],
        columns=["line", "year", "area_id", "total", "concept"],
    )
    problems = judged("bevoelkerung", {"kreise": kreise}, register, crime_2019).problems
    assert [problem.line for problem in problems] == ([9] if refused else [])


LAND_COLUMNS = ["line", "jahr", "schluessel", "groesse", "wert", "bemerkung"]


@pytest.mark.parametrize(
    ("wert", "bemerkung", "refused"),
    [("241529", "", False), ("239976", "", True), ("260000", "", True), ("260000", "abgeleitet: 1 plus 2", False)],
)
def test_a_total_of_the_land_fits_its_kreise(
    wert: str, bemerkung: str, refused: bool, register: Register, crime_2019: Others
) -> None:
    zahlen = pd.DataFrame([(2, "2019", "------", "faelle", wert, bemerkung)], columns=LAND_COLUMNS)
    problems = judged("pks_land", {"zahlen": zahlen}, register, crime_2019).problems
    assert [(problem.line, problem.value) for problem in problems] == ([(2, wert)] if refused else [])


def test_totals_of_the_land_state_their_period(register: Register, crime_2019: Others) -> None:
    zahlen = pd.DataFrame(
        [(2, "2018", "------", "faelle", "244468", ""), (3, "2019", "------", "faelle", "241529", "")],
        columns=LAND_COLUMNS,
    )
    [problem] = judged("pks_land", {"zahlen": zahlen}, register, crime_2019).problems
    assert problem.cure == "Mit --period 2018-2019 aufnehmen."


def test_a_file_under_a_stored_name_is_still_compared_with_what_is_stored(tmp_path: Path, register: Register) -> None:
    """The name of a file tells nothing: a changed copy of a stored release is another file."""
    store = ReleaseStore()
    [stored] = [release for release in store.newest("pks") if release.period == "2020"]
    file = tmp_path / stored.release_id
    file.write_bytes(stored.read_bytes() + b"\r\n")
    reading = Reading(Release("pks", "2018", "2030", file, "0" * 64, 1), register, TODAY)
    assert stored.release_id in [each.release.release_id for each in others_in(store, reading).of("pks")]
