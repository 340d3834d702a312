"""A Kreis table judged by what else is stored: other years, wordings, the Land, Kommunen. The true tables pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines import catalog
from pipelines.sources.pks.judge import judge
from pipelines.sources.pks.offences import offences, undecided_wordings, words_of
from pipelines.store.judging import Others, Stored
from pipelines.store.reading import Reading
from pipelines.store.releases import Release
from tests.pipelines.crime import TODAY
from tests.pipelines.pks_bench import ALL, KEY, LABEL, Bench, count, make_bench, rows_of


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return make_bench(tmp_path_factory.mktemp("pks"))


def test_the_true_table_passes_and_tells_what_changed(bench: Bench) -> None:
    reading = bench.judged(bench.fresh())
    assert (reading.problems, reading.questions) == ([], [])
    assert any(
        "Gegenüber 2019: Summe der Kreise, Straftaten insgesamt, 239.977 → 229.204 (−4,5 %)" in notice.reason
        for notice in reading.notices
    )


@pytest.mark.parametrize("period", ["2019", "2021", "2022"])
def test_the_table_of_another_year_is_refused(period: str, bench: Bench) -> None:
    reading = bench.judged(bench.fresh(), period)
    assert reading.problems or reading.questions


@pytest.mark.parametrize("year", range(2014, 2020))
def test_a_stored_year_under_another_number_is_refused(year: int, bench: Bench) -> None:
    [stored] = [each for each in bench.others.of("pks") if each.release.period == str(year)]
    rest = Others(each for each in bench.others.of("pks") if each is not stored)
    for other in (year - 1, year + 1):
        frame = stored.tables["kreise"].assign(year=str(other))
        reading = Reading(stored.release, bench.register, TODAY)
        judge(
            reading,
            {"kreise": frame},
            Others([stored, *(each for each in rest.of("pks") if each.release.period != str(other))]),
        )
        assert any("Fallzahlen sind die von" in problem.reason for problem in reading.problems)


@pytest.mark.parametrize(
    ("period", "label", "refused"),
    [("2020", "Cybercrime", True), ("2021", "Computerkriminalität", True), ("2021", "Cybercrime", False)],
)
def test_a_wording_belongs_to_its_years(period: str, label: str, refused: bool, bench: Bench) -> None:
    rows = bench.fresh()
    for row in rows_of(rows, "897000"):
        row[LABEL] = label
    kept = [row for row in rows if row[KEY] != "980100" or period == "2020"]
    reasons = [problem.reason for problem in bench.judged(kept, period).problems if "897000" in problem.reason]
    assert bool(reasons) is refused


def test_the_trier_jump_of_2016_is_asked_about_not_refused(bench: Bench) -> None:
    [stored] = [each for each in bench.others.of("pks") if each.release.period == "2016"]
    reading = Reading(stored.release, bench.register, TODAY)
    judge(
        reading,
        stored.tables,
        Others(each for each in bench.others.of("pks") if each is not stored and each.release.period < "2016"),
    )
    assert reading.problems == []
    assert any("Trier: 114.915 statt 108.474 (2015)" in question.reason for question in reading.questions)


def test_a_new_publication_of_a_year_tells_what_differs(bench: Bench) -> None:
    [stored] = [each for each in bench.others.of("pks") if each.release.period == "2019"]
    frame = stored.tables["kreise"].copy()
    frame.loc[(frame["key"] == "640000") & (frame["kreis"] == "7315"), "cases"] = "31"
    reading = Reading(stored.release, bench.register, TODAY)
    judge(reading, {"kreise": frame}, bench.others)
    assert any(
        "eine andere Fallzahl, in einem Kreis" in notice.reason and "Mainz · 640000" in notice.reason
        for notice in reading.notices
    )


def test_no_kommune_has_more_cases_than_the_kreis(bench: Bench) -> None:
    import pandas as pd

    release = Release("pks_kommunen", "2020", "2021", Path("pks_kommunen_2020_2021.xlsx"), "", 0)
    faelle = pd.DataFrame([("071435002", "2020", ALL, "99999")], columns=["area_id", "year", "key", "cases"])
    bench_with = Bench(
        bench.register,
        Others([*bench.others.of("pks"), Stored.of(release, {"faelle": faelle})]),
        bench.head,
        bench.rows,
        bench.folder,
    )
    reasons = [problem.reason for problem in bench_with.judged(bench.fresh()).problems]
    assert any("Im Kreis sind es weniger Fälle" in reason for reason in reasons)


def test_every_offence_an_indicator_counts_is_declared() -> None:
    measured = [indicator.pks for indicator in catalog.indicators().values() if indicator.pks]
    keys = {key for pks in measured for key in (pks.key, *pks.former_keys.values())}
    assert keys == set(offences().used)


def test_the_declared_wordings_are_those_of_the_stored_tables(bench: Bench) -> None:
    for stored in bench.others.of("pks"):
        frame = stored.tables["kreise"]
        for key, offence in offences().used.items():
            labels = {words_of(label) for label in frame.loc[frame["key"] == key, "label"]}
            assert labels <= offence.wordings(int(stored.release.period)), (key, stored.release.period)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Betrug §§ 263, 263a, 264 StGB davon:", "betrug"),
        ("Diebstahl insgesamt und zwar:", "diebstahl insgesamt"),
        ("IuK-Kriminalität im engeren Sinne (SZ: 517500, 517900)", "iuk kriminalität im engeren sinne"),
        ("(Vorsätzliche leichte) Körperverletzung § 223 StGB", "vorsätzliche leichte körperverletzung"),
        ("Straßenkriminalita\u0308t", "strassenkriminalität"),
    ],
)
def test_only_a_change_of_words_is_a_change(label: str, words: str) -> None:
    assert words_of(label) == words


def test_a_wording_without_a_decision_breaks_the_series() -> None:
    labels = {
        ("897000", 2020): "Computerkriminalität",
        ("897000", 2021): "Cybercrime",
        ("510000", 2020): "Betrug §§ 263 StGB",
        ("510000", 2021): "Betrug und Untreue",
        ("510000", 2022): "Betrug und Untreue",
        ("530000", 2020): "Unterschlagung",
        ("530000", 2021): "etwas anderes",
    }
    assert undecided_wordings(labels) == [("510000", 2021, "Betrug und Untreue")]


@pytest.mark.parametrize(("factor", "refused"), [(1.0, False), (1.008, True), (0.96, True)])
def test_the_kreise_have_no_more_than_the_land_and_little_less(factor: float, refused: bool, bench: Bench) -> None:
    [stored] = [each for each in bench.others.of("pks") if each.release.period == "2019"]
    frame = stored.tables["kreise"].copy()
    chosen = frame["key"] == ALL
    frame.loc[chosen, "cases"] = [f"{round(count(cases) * factor)}" for cases in frame.loc[chosen, "cases"]]
    reading = Reading(stored.release, bench.register, TODAY)
    judge(reading, {"kreise": frame}, bench.others)
    assert any("amtlich sind es im Land" in problem.reason for problem in reading.problems) is refused
