"""The work list asked of a small atlas whose occasions can be worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard import german
from dashboard.addresses.area_filter import AreaFilter
from dashboard.queries import occasions as queries
from dashboard.queries.occasions import Selection
from dashboard.queries.occasions.findings_of_kind import evidence, rule_in_words
from tests.dashboard.small_atlas import AEHREN, BAD, MAINZ, OTTO, ZELL, FileAtlas, describe, publish, shown


@pytest.fixture(scope="module", autouse=True)
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with shown(publish(tmp_path_factory.mktemp("published"))) as folder:
        yield folder


def listed(**fields: object) -> list[tuple[str, str]]:
    return [(each.area_id, each.kind) for each in queries.findings(Selection(**fields))]  # type: ignore[arg-type]


def test_occasions_come_first_then_large_kommunen() -> None:
    assert listed() == [
        (BAD, "G2"),
        (ZELL, "G2"),
        (AEHREN, "G3"),
        (MAINZ, "G7"),
        (BAD, "G7"),
        (ZELL, "G7"),
        (OTTO, "G7"),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kinds": ("G3",)}, [(AEHREN, "G3")]),
        ({"severity": "anlass"}, [(BAD, "G2"), (ZELL, "G2"), (AEHREN, "G3")]),
        ({"where": AreaFilter(kreis="07141"), "severity": "hinweis"}, [(BAD, "G7"), (OTTO, "G7")]),
        ({"where": AreaFilter(kinds=("kreisfreie_stadt", "verbandsfreie_gemeinde"))}, [(MAINZ, "G7"), (OTTO, "G7")]),
        ({"text": "ÄHR"}, [(AEHREN, "G3")]),
        ({"text": "ahr"}, [(AEHREN, "G3")]),
        ({"area": "07135", "severity": "anlass"}, [(ZELL, "G2"), (AEHREN, "G3")]),
        ({"area": "07315"}, [(MAINZ, "G7")]),
        ({"area": OTTO}, [(OTTO, "G7")]),
        ({"area": "07", "kinds": ("G3",)}, [(AEHREN, "G3")]),
        ({"where": AreaFilter(statuses=("unklar",))}, [(AEHREN, "G3")]),
        ({"text": "gibt es nicht"}, []),
    ],
)
def test_every_filter_keeps_what_it_says(fields: dict[str, object], expected: list[tuple[str, str]]) -> None:
    assert listed(**fields) == expected


@pytest.mark.parametrize(("months", "severity"), [(17, "anlass"), (18, "anlass"), (19, "hinweis")])
def test_a_threshold_in_force_decides_about_the_day_after_it(months: float, severity: str) -> None:
    """Bad Ems met on 29.03.2025; 18 months before 30.09.2026 is 30.03.2025."""
    selection = Selection(kinds=("G2",), area=BAD, thresholds=(("months", months),))
    (finding,) = queries.findings(selection)
    assert finding.severity == severity


def test_a_stricter_notice_threshold_removes_the_hint() -> None:
    selection = Selection(kinds=("G2",), area=BAD, thresholds=(("months", 120.0), ("g2_notice_months", 19.0)))
    assert queries.findings(selection) == []


def test_names_are_sorted_as_germans_sort_and_rows_without_a_date_come_last_both_ways() -> None:
    assert [area for area, _ in listed(sort="ort", severity="anlass")] == [AEHREN, BAD, ZELL]
    assert [area for area, _ in listed(sort="ort", direction="ab", severity="anlass")] == [ZELL, BAD, AEHREN]
    assert [area for area, _ in listed(sort="datum", severity="anlass")] == [ZELL, BAD, AEHREN]
    assert [area for area, _ in listed(sort="datum", direction="ab", severity="anlass")] == [BAD, ZELL, AEHREN]
    assert [area for area, _ in listed(sort="einwohner", kinds=("G7",))] == [OTTO, ZELL, BAD, MAINZ]
    assert [kind for _, kind in listed(sort="anlass", direction="ab")] == ["G7"] * 4 + ["G3"] + ["G2"] * 2


def test_a_row_says_evidence_certainty_source_rule_and_offers() -> None:
    finding = queries.findings(Selection(kinds=("G2",), area=ZELL, thresholds=(("months", 24.0),)))[0]
    assert finding.evidence == "Letzte Sitzung vor 30 Monaten am 31.03.2024 (Schwelle 24)."
    assert finding.certainty == "gemeldet"
    assert finding.source == "Register der Gremien"
    assert finding.rule == (
        "Die letzte Sitzung liegt mehr als 24 Monate zurück (Hinweis ab 12). "
        "Anlass: Schwelle erreicht. Hinweis: Schwelle fast erreicht."
    )
    assert [offer.title for offer in finding.offers] == ["Wiederbelebungsberatung", "Digitaler Stammtisch"]
    assert (finding.kreis, finding.area_kind, finding.inhabitants, finding.demo) == (
        "Cochem-Zell",
        "Verbandsgemeinde",
        15_000,
        True,
    )


@pytest.mark.parametrize(
    ("others", "synthetic", "expected"),
    [
        (7, False, "Von 7 anderen haben 7 von 7 mehr und 0 von 7 weniger (2020)."),
        (19, True, "Von 19 anderen haben 7 von 19 mehr und 0 von 19 weniger (2020). Diese Zahlen sind erfunden."),
        (20, False, "Von 20 anderen haben 35\u00a0% mehr und 0\u00a0% weniger (2020)."),
    ],
)
def test_evidence_counts_few_others_and_says_what_is_invented(others: int, synthetic: bool, expected: str) -> None:
    kind = replace(queries.finding_kinds()[0], invented="Diese Zahlen sind erfunden.")
    row = {
        "value": 7.0,
        "reference": 0.0,
        "value_date": None,
        "period": "2020",
        "others": others,
        "synthetic": synthetic,
    }
    template = "Von {others} anderen haben {share} mehr und {reference_share} weniger ({period})."
    assert evidence(template, row, kind) == expected
    assert evidence("Gemeldet: {value}.", row | {"others": None, "synthetic": False}, kind) == "Gemeldet: 7."


def test_a_kind_says_when_it_is_an_occasion_and_when_never_only_a_hint() -> None:
    words = {kind.kind: queries.severities_in_words(kind, _defaults(kind)) for kind in queries.finding_kinds()}
    assert words["G2"] == ("Anlass: Schwelle erreicht.", "Hinweis: Schwelle fast erreicht.")
    assert words["G7"] == ("Anlass: Schwelle erreicht.", "Hinweis: Nie.")


def _defaults(kind: queries.FindingKind) -> tuple[float, ...]:
    return tuple(each.default for each in kind.thresholds)


def test_an_area_without_any_record_is_named_as_such() -> None:
    finding = queries.findings(Selection(kinds=("G3",)))[0]
    assert (finding.certainty, finding.source, finding.value_date) == (
        "nicht geprüft",
        "keine Meldung im Register",
        None,
    )


def test_by_kommune_counts_what_the_list_holds() -> None:
    selection = Selection(view="kommunen")
    rows = queries.kommune_rows(selection)
    assert [(each.area_id, each.occasions, each.hints) for each in rows] == [
        (BAD, 1, 1),
        (ZELL, 1, 1),
        (AEHREN, 1, 0),
        (MAINZ, 0, 1),
        (OTTO, 0, 1),
    ]
    assert sum(len(each.findings) for each in rows) == len(queries.findings(selection))
    assert [each.title for each in rows[0].findings] == ["Gremium ruht vermutlich", "Keine Personalstunden"]
    assert rows[0].newest == date(2026, 3, 1)
    assert [each.area_id for each in queries.kommune_rows(replace(selection, sort="einwohner"))] == [
        OTTO,
        AEHREN,
        ZELL,
        BAD,
        MAINZ,
    ]
    hints = queries.kommune_rows(replace(selection, severity="hinweis"))
    assert {(each.area_id, each.occasions, each.hints) for each in hints} == {
        (each.area_id, 0, 1) for each in rows if each.hints
    }


def test_key_figures_follow_thresholds_but_not_filters() -> None:
    plain = queries.overview(Selection(kinds=("G3",), text="Zell"))
    assert (plain.kommunen, plain.kommunen_with, plain.occasions, plain.hints, plain.kommunen_unclear) == (
        5,
        3,
        3,
        4,
        1,
    )
    strict = queries.overview(Selection(thresholds=(("months", 120.0), ("g7_notice", 0.25))))
    assert (strict.kommunen_with, strict.occasions, strict.hints) == (1, 1, 2)
    assert queries.counts_by_kind(Selection(thresholds=(("g7_notice", 0.25),))) == {"G2": 2, "G3": 1, "G7": 0}


def test_where_a_fact_is_missing_the_rule_says_for_how_many() -> None:
    by_kind = queries.not_assessed(Selection())
    assert {kind: each.areas for kind, each in by_kind.items()} == {"G2": 1}
    assert by_kind["G2"].reason == "der Stand ist unklar (siehe G3)"


def test_an_occasion_without_its_sentence_fails_loudly(tmp_path: Path) -> None:
    folder = publish(tmp_path / "broken")
    (folder / "atlas-2026-10-01.0a1b2c3d.duckdb").unlink()
    broken = FileAtlas(folder / "atlas-2026-10-01.0a1b2c3d.duckdb")
    describe(broken)
    broken.connection.execute("UPDATE build SET version = 'broken'")
    broken.connection.execute("DELETE FROM finding_evidence WHERE kind = 'G3'")
    broken.connection.close()
    pointer = folder / "current.json"
    pointer.write_text(pointer.read_text().replace('"version": "2026-10-01.0a1b2c3d"', '"version": "broken"'))
    with shown(folder), pytest.raises(LookupError, match="G3 fehlt der Satz der Variante „keine_meldung“"):
        queries.findings(Selection())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "nicht bekannt"),
        (0.0, "0"),
        (0.5, "0,5"),
        (0.25, "0,25"),
        (18.0, "18"),
        (4.1666, "4,2"),
        (33.3, "33,3"),
        (99.96, "99,96"),
        (1234.5, "1.235"),
        (-2.0, "−2"),
    ],
)
def test_amounts_have_the_decimals_they_need(value: float | None, text: str) -> None:
    assert german.amount(value) == text


def test_a_rule_says_none_instead_of_at_most_zero() -> None:
    kind = next(each for each in queries.finding_kinds() if each.thresholds)
    kind = replace(kind, thresholds=kind.thresholds[:1])
    name = kind.thresholds[0].name
    kind = replace(kind, rule=f"Höchstens {{{name}}} Personen, höchstens {{{name}}}.")
    assert rule_in_words(kind, (0,)).startswith("Keine Personen, keine.")
    assert rule_in_words(kind, (0.5,)).startswith("Höchstens 0,5 Personen, höchstens 0,5.")
