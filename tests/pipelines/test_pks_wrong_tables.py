"""Deliberately wrong tables: every one is refused or asked about, none is taken in silently."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines.sources.pks.judge import judge
from pipelines.store.reading import Reading
from tests.pipelines.crime import TODAY
from tests.pipelines.pks_bench import (
    ALL,
    BURGLARY,
    CASES,
    CLEARED,
    KEY,
    KREIS,
    LABEL,
    NAME,
    PERCENT,
    RATE,
    ROBBERY,
    THEFT,
    VIOLENCE,
    WITHOUT_FOREIGN,
    Bench,
    Cells,
    count,
    exchange,
    make_bench,
    relabel,
    rows_of,
    scaled,
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return make_bench(tmp_path_factory.mktemp("pks"))


TRIALS: dict[str, Callable[[Cells], Cells | None]] = {}


def trial(spoil: Callable[[Cells], Cells | None]) -> Callable[[Cells], Cells | None]:
    TRIALS[spoil.__name__] = spoil
    return spoil


@trial
def two_kreise_exchange_their_keys(rows: Cells) -> None:
    for row in rows:
        row[KREIS] = {"7111": "7131", "7131": "7111"}.get(row[KREIS], row[KREIS])


@trial
def two_kreise_exchange_their_figures(rows: Cells) -> None:
    exchange(rows, "7111", "7131", range(5, 18))


@trial
def two_kreise_of_about_the_same_size_exchange_their_figures(rows: Cells) -> None:
    exchange(rows, "7131", "7132", range(5, 18))


@trial
def two_kreise_exchange_the_figures_of_one_offence(rows: Cells) -> None:
    exchange(rows_of(rows, BURGLARY), "7111", "7143", range(5, 18))


@trial
def the_city_and_the_landkreis_of_one_name_exchange_their_keys(rows: Cells) -> None:
    for row in rows:
        row[KREIS] = {"7312": "7335", "7335": "7312"}.get(row[KREIS], row[KREIS])


@trial
def a_kreis_bears_the_name_of_another(rows: Cells) -> None:
    for row in rows_of(rows, kreis="7315"):
        row[NAME] = "Koblenz"


@trial
def one_row_bears_the_name_of_another_kreis(rows: Cells) -> None:
    rows_of(rows, BURGLARY, "7315")[0][NAME] = "Worms"


@trial
def a_kreis_is_moved_to_a_key_that_does_not_exist(rows: Cells) -> None:
    for row in rows_of(rows, kreis="7315"):
        row[KREIS] = "7136"


@trial
def all_figures_of_a_kreis_times_ten(rows: Cells) -> None:
    for row in rows_of(rows, kreis="7315"):
        scaled(row, 10)


@trial
def the_cases_of_one_row_times_ten(rows: Cells) -> None:
    scaled(rows_of(rows, BURGLARY, "7315")[0], 10, (CASES,))


@trial
def cases_rate_and_cleared_of_one_offence_times_ten(rows: Cells) -> None:
    scaled(rows_of(rows, "674000", "7315")[0], 10)


@trial
def one_digit_of_the_cases(rows: Cells) -> None:
    row = rows_of(rows, ALL, "7315")[0]
    row[CASES] = "18,298"


@trial
def one_digit_of_the_cases_and_all_that_follows_from_it(rows: Cells) -> None:
    """Sums still tell: all offences are those without foreigner law and those against it."""
    scaled(rows_of(rows, ALL, "7315")[0], 18_298 / 16_298)


@trial
def one_digit_of_the_rate(rows: Cells) -> None:
    rows_of(rows, THEFT, "7315")[0][RATE] = "9,999"


@trial
def one_digit_of_the_cleared_cases(rows: Cells) -> None:
    row = rows_of(rows, THEFT, "7315")[0]
    row[CLEARED] = f"{count(row[CLEARED]) + 1000:,}"


@trial
def one_digit_of_the_quota(rows: Cells) -> None:
    rows_of(rows, ALL, "7315")[0][PERCENT] = "82.8"


@trial
def a_digit_lost_in_the_cases(rows: Cells) -> None:
    rows_of(rows, ALL, "7315")[0][CASES] = "1,629"


@trial
def a_clearance_of_300_per_cent(rows: Cells) -> None:
    row = rows_of(rows, BURGLARY, "7315")[0]
    row[CLEARED], row[PERCENT] = f"{3 * count(row[CASES]):,}", "300"


@trial
def cleared_and_recorded_cases_exchanged(rows: Cells) -> None:
    for row in rows:
        row[CASES], row[CLEARED] = row[CLEARED], row[CASES]


@trial
def rates_per_1000(rows: Cells) -> None:
    for row in rows:
        row[RATE] = f"{count(row[RATE]) / 100:.2f}"


@trial
def rates_per_10000(rows: Cells) -> None:
    for row in rows:
        row[RATE] = f"{count(row[RATE]) / 10:.1f}"


@trial
def rates_of_one_kreis_per_1000(rows: Cells) -> None:
    for row in rows_of(rows, kreis="7315"):
        row[RATE] = f"{count(row[RATE]) / 100:.2f}"


@trial
def quotas_as_fractions(rows: Cells) -> None:
    for row in rows:
        row[PERCENT] = f"{float(row[PERCENT]) / 100:.3f}"


@trial
def exchanged_keys_of_offences(rows: Cells) -> None:
    relabel(rows, BURGLARY, ROBBERY)


@trial
def exchanged_labels_of_offences(rows: Cells) -> None:
    labels = {row[KEY]: row[LABEL] for row in rows}
    for row in rows_of(rows, BURGLARY):
        row[LABEL] = labels["436*00"]
    for row in rows_of(rows, "436*00"):
        row[LABEL] = labels[BURGLARY]


@trial
def exchanged_keys_of_offences_nobody_counts(rows: Cells) -> None:
    relabel(rows, "530000", "540000")


@trial
def a_key_in_one_row_is_another_one(rows: Cells) -> None:
    rows_of(rows, BURGLARY, "7315")[0][KEY] = "436*00"


@trial
def a_used_key_is_missing(rows: Cells) -> Cells:
    return [row for row in rows if row[KEY] != BURGLARY]


@trial
def a_used_key_has_another_meaning(rows: Cells) -> None:
    for row in rows_of(rows, "510000"):
        row[LABEL] = "Betrug und Untreue §§ 263, 266 StGB"


@trial
def a_kreis_is_missing(rows: Cells) -> Cells:
    return [row for row in rows if row[KREIS] != "7315"]


@trial
def a_kreis_is_missing_in_one_offence(rows: Cells) -> Cells:
    return [row for row in rows if (row[KEY], row[KREIS]) != (BURGLARY, "7315")]


@trial
def a_row_stands_twice(rows: Cells) -> Cells:
    return [*rows, [*rows[0]]]


@trial
def a_row_stands_twice_with_other_figures(rows: Cells) -> Cells:
    twin = [*rows_of(rows, BURGLARY, "7315")[0]]
    scaled(twin, 2)
    return [*rows, twin]


@trial
def more_robberies_than_violent_crime(rows: Cells) -> None:
    scaled(rows_of(rows, VIOLENCE, "7315")[0], 0.2)


@trial
def more_without_foreigner_law_than_all(rows: Cells) -> None:
    scaled(rows_of(rows, WITHOUT_FOREIGN, "7315")[0], 1.2)


@trial
def a_theft_more_than_its_kinds(rows: Cells) -> None:
    scaled(rows_of(rows, THEFT, "7315")[0], 1.02)


@trial
def the_population_of_a_kreis_is_another_one(rows: Cells) -> None:
    for row in rows_of(rows, kreis="7315"):
        row[RATE] = f"{count(row[RATE]) * 1.1:.1f}"
        row[22] = f"{round(count(row[22]) / 1.1):,}"


@trial
def a_negative_number(rows: Cells) -> None:
    rows_of(rows, BURGLARY, "7315")[0][CASES] = "-5"


@trial
def half_a_case(rows: Cells) -> None:
    rows_of(rows, BURGLARY, "7315")[0][CASES] = "49.5"


@trial
def an_error_value(rows: Cells) -> None:
    rows_of(rows, BURGLARY, "7315")[0][CLEARED] = "#N/A"


@trial
def an_empty_cell(rows: Cells) -> None:
    rows_of(rows, BURGLARY, "7315")[0][CASES] = ""


@trial
def thousands_cut_off(rows: Cells) -> None:
    for row in rows:
        row[CASES] = row[CASES].split(",")[0]


@trial
def half_of_the_clearance_gone(rows: Cells) -> None:
    for row in rows_of(rows, ALL, "7315"):
        row[CLEARED], row[PERCENT] = f"{count(row[CLEARED]) // 2:,}", f"{float(row[PERCENT]) / 2:.1f}"


@trial
def offences_of_similar_size_exchange_their_figures_everywhere(rows: Cells) -> None:
    """Their labels stay, so that nothing but the figures tells."""
    for kreis in {row[KREIS] for row in rows}:
        one, other = rows_of(rows, "224000", kreis)[0], rows_of(rows, "730000", kreis)[0]
        one[CASES:18], other[CASES:18] = other[CASES:18], one[CASES:18]


@trial
def a_quota_is_missing(rows: Cells) -> None:
    rows_of(rows, BURGLARY, "7315")[0][PERCENT] = ""


@pytest.mark.parametrize(("one", "other"), [("7131", "7331"), ("7135", "7233"), ("7137", "7339"), ("7231", "7337")])
def test_kreise_of_equal_size_that_exchange_their_figures_are_asked_about(one: str, other: str, bench: Bench) -> None:
    rows = bench.fresh()
    exchange(rows, one, other, range(5, 18))
    for row in rows:
        row[22] = ""
    assert any("Vielleicht sind Kreise vertauscht" in question.reason for question in bench.judged(rows).questions)


def test_a_kreis_of_another_stored_year_is_refused(bench: Bench) -> None:
    years = {each.release.period: each for each in bench.others.of("pks")}
    frame, then = years["2019"].tables["kreise"].copy(), years["2016"].tables["kreise"]
    ours = frame["kreis"] == "7135"
    former = then[then["kreis"] == "7135"].set_index("key")["cases"]
    frame.loc[ours, "cases"] = [former.get(row.key, row.cases) for row in frame[ours].itertuples()]
    reading = Reading(years["2019"].release, bench.register, TODAY)
    judge(reading, {"kreise": frame}, bench.others)
    assert any("Alle Fallzahlen von Cochem-Zell sind die von 2016" in problem.reason for problem in reading.problems)


@pytest.mark.parametrize("name", TRIALS)
def test_a_wrong_table_is_never_taken_in_silently(name: str, bench: Bench) -> None:
    rows = bench.fresh()
    spoilt = TRIALS[name](rows) or rows
    reading = bench.judged(spoilt)
    assert reading.problems or reading.questions
    assert all(problem.cure for problem in (*reading.problems, *reading.questions))
