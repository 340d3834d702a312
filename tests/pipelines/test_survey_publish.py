"""From stored deliveries to the contract: stage, contradictions, the map's values, and what never gets there."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from geo.areas import Register
from pipelines import catalog
from pipelines.build import publish
from pipelines.build.describe import describe_indicators
from pipelines.build.inputs import Inputs
from pipelines.build.stage import stage_all
from pipelines.database import insert, insert_frame
from pipelines.problems import InputError
from pipelines.store.areas import area_kinds
from pipelines.store.reading import Reading
from pipelines.store.releases import DATA, ReleaseStore
from pipelines.store.versions import PublishedFolder
from pipelines.surveys import codebook
from pipelines.surveys.add import add_delivery
from pipelines.surveys.draft import draft_mapping
from pipelines.surveys.inspection import report
from tests.conftest import SAMPLES
from tests.pipelines.crime import GEMEINDEN, TODAY
from tests.pipelines.survey_files import A_CODES, HEAD, limesurvey, night

REAL = catalog.sources()["befragungen"]
EXAMPLE = REAL.folder / "example"
LIME = 'format = "limesurvey"' + HEAD
PUBLISH = publish.STEPS
CHECKS = publish.CHECKS
ADDRESS = re.compile(rb"192\.0\.2\.\d|Erfundene Bemerkung|Mehr Licht")


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    header, *rows = gzip.decompress(GEMEINDEN.read_bytes()).decode("utf-8").splitlines(keepends=True)
    excerpt = tmp_path_factory.mktemp("register") / "gemeinden.csv"
    excerpt.write_text(
        "".join([header, *(row for row in rows if row.startswith(("07111", "07143")))]), encoding="utf-8"
    )
    return Register.load(excerpt, complete=False)


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")


class Surveys:
    """Adds deliveries to a store and publishes what is in it."""

    def __init__(self, folder: Path, store: ReleaseStore, register: Register) -> None:
        self.folder, self.store, self.register = folder, store, register
        self.connection = duckdb.connect(":memory:")
        self.readings: list[Reading] = []

    def add(self, answers: list[str], published: str, **changes: str) -> None:
        mapping = LIME + night("SICH[NACHT]", A_CODES)
        for key, value in changes.items():
            old = next(line for line in mapping.splitlines() if line.startswith(f"{key} = "))
            mapping = mapping.replace(old, f"{key} = {value}")
        data, toml = self.folder / "results-survey.csv", self.folder / "mapping.toml"
        data.write_bytes(limesurvey(answers, ("ipaddr", ["192.0.2.9"] * len(answers))))
        toml.write_text(mapping, encoding="utf-8")
        add_delivery(self.store, REAL, data, toml, published, TODAY, self.register)

    def publish(self) -> duckdb.DuckDBPyConnection:
        self.connection.execute((DATA / "schema.sql").read_text(encoding="utf-8"))
        insert(self.connection, "area_kind", area_kinds())
        insert(self.connection, "source", [REAL.described()])
        insert_frame(self.connection, "area", self.register.frame())
        describe_indicators(self.connection, [each for each in catalog.indicators().values() if each.survey])
        codebook.describe(self.connection)
        inputs = replace_sources(Inputs(demo=False, day=TODAY, store=self.store))
        self.readings = stage_all(self.connection, inputs, self.register, lambda _: None)
        for file in ("25_surveys.sql", "50_observation_surveys.sql"):
            self.connection.execute((PUBLISH / file).read_text(encoding="utf-8"))
        return self.connection

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return self.connection.execute(sql).fetchall()


def replace_sources(inputs: Inputs) -> Inputs:
    """Only surveys: the other sources have nothing in this store."""
    inputs.__dict__["sources"] = [REAL]
    return inputs


@pytest.fixture
def surveys(tmp_path: Path, store: ReleaseStore, register: Register) -> Iterator[Surveys]:
    built = Surveys(tmp_path, store, register)
    yield built
    built.connection.close()


def test_the_example_of_the_source_becomes_what_is_expected(
    store: ReleaseStore, register: Register, surveys: Surveys
) -> None:
    add_delivery(
        store, REAL, EXAMPLE / "results-survey123456.csv", EXAMPLE / "mapping.toml", "2024-09-01", TODAY, register
    )
    surveys.publish()
    rows = surveys.rows("SELECT category, subgroup, n, round(value_pct, 1), status FROM survey_estimate")
    with (EXAMPLE / "expected.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.reader(file))
    assert [["" if cell is None else str(cell) for cell in row] for row in rows] == expected[1:]
    assert surveys.rows("SELECT survey_id, area_id, respondents, complete FROM survey") == [
        ("befragungen_2024_071435002_2024-09-01", "071435002", 16, 15)
    ]


def test_a_register_sample_becomes_the_value_of_the_map(surveys: Surveys) -> None:
    surveys.add(["A1"] * 200 + ["A3"] * 100, "2024-09-01")
    surveys.publish()
    rows = surveys.rows("""
        SELECT area_id, period, level, round(value, 2), round(low, 2), round(high, 2), denominator, status FROM observation""")
    assert rows == [("071110000", 2024, "kommune", 66.67, 61.15, 71.76, 300.0, "ok")]


def test_an_open_survey_has_no_value_on_the_map_and_says_what_it_is(surveys: Surveys) -> None:
    surveys.add(["A1"] * 200 + ["A3"] * 100, "2024-09-01", sampling='"offen"')
    surveys.publish()
    assert surveys.rows("SELECT value, low, status, note FROM observation") == [
        (None, None, "unrepresentative", "Offene Befragung, nur ein Stimmungsbild: 66,7 % von 300 Antworten.")
    ]
    assert surveys.rows("SELECT round(value_pct, 1), low_pct, status FROM survey_estimate WHERE category = 'top'") == [
        (66.7, None, "unrepresentative")
    ]


def test_a_panel_is_provisional_and_goes_after_a_register_sample(surveys: Surveys) -> None:
    surveys.add(["A1"] * 200 + ["A3"] * 100, "2024-09-01", sampling='"panel"')
    surveys.add(["A1"] * 100 + ["A3"] * 200, "2024-08-01")
    surveys.add(["A1"] * 200 + ["A3"] * 100, "2024-09-01", sampling='"panel"', year="2023")
    surveys.publish()
    assert surveys.rows("SELECT period, round(value, 1), status FROM observation ORDER BY period") == [
        (2023, 66.7, "provisional"),
        (2024, 33.3, "ok"),
    ]
    assert surveys.rows("SELECT DISTINCT superseded FROM survey") == [(False,)]


@pytest.mark.parametrize("mode", ["telefonisch", "persoenlich"])
def test_interviews_are_estimated_but_not_on_the_map_beside_questionnaires(surveys: Surveys, mode: str) -> None:
    surveys.add(["A1"] * 200 + ["A3"] * 100, "2024-09-01", mode=f'"{mode}"')
    surveys.publish()
    assert surveys.rows("SELECT count(*) FROM observation") == [(0,)]
    [(group,)] = surveys.rows("SELECT DISTINCT comparability_group FROM survey_estimate")
    assert group == f"wohngegend_nacht_allein/wohngegend/nachts/4/{mode}/register"


def test_another_scale_is_another_item_without_an_indicator(
    surveys: Surveys, store: ReleaseStore, register: Register, tmp_path: Path
) -> None:
    codes = (
        A_CODES.replace("A4", "A5").replace("A3", "A4").replace(' "eher_sicher"', ' "eher_sicher", A3 = "teils_teils"')
    )
    item = night("SICH[NACHT]", codes).replace("_allein", "_allein_5").replace("scale_length = 4", "scale_length = 5")
    (tmp_path / "r.csv").write_bytes(limesurvey([*["A1"] * 60, *["A3"] * 60]))
    (tmp_path / "m.toml").write_text(LIME + item, encoding="utf-8")
    add_delivery(store, REAL, tmp_path / "r.csv", tmp_path / "m.toml", "2024-09-01", TODAY, register)
    surveys.publish()
    assert surveys.rows("SELECT count(*) FROM observation") == [(0,)]
    assert surveys.rows("SELECT round(value_pct) FROM survey_estimate WHERE category = 'top'") == [(50,)]


def test_of_two_deliveries_that_contradict_each_other_the_newer_is_published_and_both_are_kept(
    surveys: Surveys,
) -> None:
    surveys.add(["A1"] * 200 + ["A3"] * 100, "2024-09-01")
    surveys.add(["A1"] * 150 + ["A3"] * 150, "2024-11-15")
    surveys.publish()
    assert surveys.rows("SELECT survey_id, superseded, notes[1] FROM survey") == [
        (
            "befragungen_2024_071110000_2024-09-01",
            True,
            "Eine neuere Lieferung derselben Kommune für dasselbe Jahr (vom 15.11.2024) sagt etwas anderes (Zahl der Merkmale: 1); "
            "dort gilt die neuere.",
        ),
        (
            "befragungen_2024_071110000_2024-11-15",
            False,
            "Eine ältere Lieferung derselben Kommune für dasselbe Jahr sagt etwas anderes (Zahl der Merkmale: 1); es gilt diese neuere.",
        ),
    ]
    assert surveys.rows("SELECT DISTINCT survey_id FROM survey_estimate") == [
        ("befragungen_2024_071110000_2024-11-15",)
    ]
    assert surveys.rows("SELECT value, release_id FROM observation") == [
        (50, "befragungen_2024_071110000_2024-11-15.zip")
    ]


def test_the_same_answers_delivered_again_contradict_nothing(surveys: Surveys) -> None:
    surveys.add(["A1"] * 200 + ["A3"] * 100, "2024-09-01")
    surveys.add(["A3"] * 100 + ["A1"] * 200, "2024-11-15")
    surveys.publish()
    assert surveys.rows("SELECT DISTINCT superseded, notes FROM survey") == [(False, [])]
    assert surveys.rows("SELECT count(DISTINCT survey_id) FROM survey_estimate") == [(1,)]


def test_a_build_without_surveys_has_empty_tables(surveys: Surveys) -> None:
    surveys.publish()
    assert surveys.rows("SELECT (SELECT count(*) FROM survey), (SELECT count(*) FROM observation)") == [(0, 0)]


def test_a_refused_delivery_is_not_stored(surveys: Surveys, store: ReleaseStore) -> None:
    with pytest.raises(InputError, match="keine Bedeutung"):
        surveys.add(["A1", "A7"], "2024-09-01")
    assert store.all() == []


def test_year_and_kommune_of_the_release_come_from_the_mapping(surveys: Surveys, store: ReleaseStore) -> None:
    surveys.add(["A1"] * 50, "2024-09-01")
    [release] = store.all()
    assert (release.period, release.part, release.release_id) == (
        "2024",
        "071110000",
        "befragungen_2024_071110000_2024-09-01.zip",
    )
    assert store.newest("befragungen") == [release]


def test_the_same_delivery_twice_is_one_release(surveys: Surveys, store: ReleaseStore) -> None:
    for _ in range(2):
        surveys.add(["A1"] * 50, "2024-09-01")
    assert len(store.all()) == 1


# The checks find what they claim to find


@pytest.mark.parametrize(
    ("check", "spoil"),
    [
        ("befragung_unterdruecktes_ohne_zahlen", "UPDATE survey_estimate SET status = 'suppressed'"),
        ("befragung_kleine_gruppen_verborgen", "UPDATE survey_estimate SET n = 9"),
        (
            "befragung_nicht_durch_abziehen",
            "INSERT INTO survey_estimate BY NAME SELECT * REPLACE ('weiblich' AS subgroup, n - 4 AS n) FROM survey_estimate",
        ),
        ("befragung_offene_ohne_intervall", "UPDATE survey SET sampling = 'offen'"),
        ("befragung_offene_ohne_intervall", "UPDATE observation SET status = 'unrepresentative'"),
        ("befragung_anteile_ergeben_100", "UPDATE survey_estimate SET value_pct = 30 WHERE category = 'sehr_sicher'"),
        ("befragung_kategorien_bekannt", "UPDATE survey_estimate SET category = 'ganz_sicher'"),
        ("befragung_kategorien_bekannt", "UPDATE survey_estimate SET low_pct = value_pct + 1"),
        ("befragung_eine_skala_je_kennzahl", "UPDATE survey_measure SET scale_length = 5"),
        ("befragung_anteile_einmal", "INSERT INTO survey_estimate SELECT * FROM survey_estimate"),
    ],
)
def test_a_check_finds_the_offender(surveys: Surveys, check: str, spoil: str) -> None:
    surveys.add(["A1"] * 100 + ["A2"] * 100 + ["A3"] * 100 + ["A4"] * 100, "2024-09-01")
    connection, sql = surveys.publish(), (CHECKS / f"{check}.sql").read_text(encoding="utf-8")
    assert connection.execute(sql).fetchall() == []
    connection.execute(spoil)
    assert connection.execute(sql).fetchall()


# survey inspect


def test_inspect_tells_codes_and_counts_but_nothing_anybody_wrote() -> None:
    inspection = report(EXAMPLE / "results-survey123456.csv")
    for part in (
        "LimeSurvey",
        "UTF-8",
        "Komma",
        "Datensätze: 16, davon vollständig: 15",
        "A2: 6",
        "fehlend: leer: 1",
        "ipaddr: kann zu einer Person führen",
        "KOMMENTAR: Freitext",
    ):
        assert part in inspection
    assert not ADDRESS.search(inspection.encode())
    assert "Unterführung" not in inspection


def test_the_draft_is_a_mapping_that_asks_for_what_it_cannot_know(
    tmp_path: Path, register: Register, store: ReleaseStore
) -> None:
    text = draft_mapping(EXAMPLE / "results-survey123456.csv")
    assert 'codes = { "F" = "weiblich", "M" = "maennlich", "D" = "divers" }' in text
    (tmp_path / "mapping.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="„title“ ist leer"):
        add_delivery(
            store, REAL, EXAMPLE / "results-survey123456.csv", tmp_path / "mapping.toml", "2024-09-01", TODAY, register
        )


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "umfrage.sav",
            [
                "SPSS",
                "q5_nacht (Sicherheit nachts allein in der Wohngegend)",
                "fehlend: 8 weiß nicht: 3",
                "gew (Gewicht): sieht nach einem Gewicht",
            ],
        ),
        ("tabellenband_aggregat.xlsx", ["Blatt „Tabelle 4“", "Zeile 10: Insgesamt"]),
        ("data_sicherheit2024_2024-06-01_12-00_utf16.csv", ["UTF-16", "Tabulator"]),
        ("sosci_labels_latin1.csv", ["Windows-1252", "Semikolon", "[NA] weiß nicht: 1"]),
        ("results-survey123456_fulltext_semicolon.csv", ["Eher unsicher: 1", "fehlend: N/A: 1"]),
    ],
)
def test_inspect_on_the_samples(name: str, parts: list[str]) -> None:
    inspection, drafted = report(SAMPLES / "surveys" / name), draft_mapping(SAMPLES / "surveys" / name)
    for part in parts:
        assert part in inspection
    assert "[[item]]" in drafted
    assert "am Bahnhof" not in inspection + drafted


# The embedded demonstration


@pytest.fixture
def embedded_file(embedded: PublishedFolder) -> Path:
    current = embedded.current()
    assert current is not None
    return embedded.database(current)


def test_every_status_and_sampling_occurs_in_the_demonstration(built: duckdb.DuckDBPyConnection) -> None:
    def values(sql: str) -> set[object]:
        return {row[0] for row in built.execute(sql).fetchall()}

    assert values("SELECT DISTINCT status FROM survey_estimate") == {
        "ok",
        "provisional",
        "suppressed",
        "unrepresentative",
    }
    assert values(
        "SELECT DISTINCT status FROM observation JOIN indicator USING (indicator_id) WHERE topic = 'Sicherheitsgefühl'"
    ) == {"ok", "provisional", "suppressed", "unrepresentative"}
    assert values("SELECT DISTINCT sampling FROM survey") == {"register", "panel", "offen"}
    assert values("SELECT DISTINCT superseded FROM survey") == {True, False}
    [(kommunen, years, five, items)] = built.execute("""
        SELECT count(DISTINCT area_id), count(DISTINCT year), count(*) FILTER (item_id LIKE '%_5'),
               count(DISTINCT item_id) FILTER (item_id LIKE 'ctc%') FROM survey_estimate""").fetchall()
    assert 105 <= kommunen <= 120
    assert years >= 7
    assert five > 0
    assert items == 11


def test_levels_of_the_demonstration_are_those_published_elsewhere(
    built: duckdb.DuckDBPyConnection,
) -> None:
    """SKiD 2020: 72 % feel safe at night in their area, 46 % on public transport; a municipal survey 2019: 71 % trust the police."""
    means = dict(
        built.execute("""
        SELECT indicator_id, avg(value) FROM observation WHERE value IS NOT NULL AND level = 'kommune' GROUP BY indicator_id""").fetchall()
    )
    assert means["sicher_nachts_wohngegend"] == pytest.approx(72, abs=6)
    assert means["sicher_nachts_oepnv"] == pytest.approx(46, abs=6)
    assert means["vertrauen_polizei"] == pytest.approx(74, abs=6)


def test_nothing_of_single_persons_is_in_the_published_file(
    built: duckdb.DuckDBPyConnection, embedded_file: Path
) -> None:
    content = embedded_file.read_bytes()
    assert b"Demo-Befragung" in content
    assert not ADDRESS.search(content)
    names = [name for (name,) in built.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    assert not [name for name in names if name.startswith(("raw_", "stage_"))]
