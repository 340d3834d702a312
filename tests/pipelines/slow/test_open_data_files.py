"""The open data, written from real builds and read back by what others use: DuckDB, pandas, geopandas, Frictionless, rdflib."""

from __future__ import annotations

import csv
import hashlib
import json
import math
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Namespace, URIRef

from pipelines.build.inputs import Inputs
from pipelines.open_data import Publication, publish
from pipelines.open_data.content import opened
from pipelines.open_data.declared import declared
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from tests.conftest import DAY, ROOT

ADDRESS = "https://atlas.example.de/offene-daten/"
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
TABLES = [table.name for dataset in declared().dataset for table in dataset.tables]
STATED = {
    "stelle": "Leitstelle Kriminalprävention",
    "email": "post@example.de",
    "datenbereitsteller": "http://dcat-ap.de/def/contributors/beispiel",
}


@pytest.fixture(scope="module")
def operator_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an office has stated."""
    file = tmp_path_factory.mktemp("operator") / "betreiber.toml"
    file.write_text("\n".join(f'{name} = "{value}"' for name, value in STATED.items()), encoding="utf-8")
    return file


def _publish(embedded: PublishedFolder, out: Path, operator_file: Path, *, demo: bool) -> Publication:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_OPERATOR", str(operator_file))
        patch.setenv("ATLAS_ADDRESS", "https://atlas.example.de")
        inputs = Inputs(demo=demo, day=DAY, store=ReleaseStore())
        return publish(inputs, embedded, lambda _: None, out=out, address=ADDRESS)


@pytest.fixture(scope="module")
def invented(embedded: PublishedFolder, tmp_path_factory: pytest.TempPathFactory, operator_file: Path) -> Publication:
    """The open data with what is invented, from the published version."""
    return _publish(embedded, tmp_path_factory.mktemp("open") / "invented", operator_file, demo=True)


@pytest.fixture(scope="module")
def real(embedded: PublishedFolder, tmp_path_factory: pytest.TempPathFactory, operator_file: Path) -> Publication:
    """The open data without, for which a version of its own is built."""
    return _publish(embedded, tmp_path_factory.mktemp("open") / "real", operator_file, demo=False)


@pytest.fixture(scope="module")
def database(embedded: PublishedFolder) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published version, with what marks its rows."""
    current = embedded.current()
    assert current
    with opened(embedded.database(current)) as connection:
        yield connection


def _parquet(publication: Publication, table: str) -> str:
    return f"read_parquet('{publication.folder}/parquet/{table}/**/*.parquet', hive_partitioning = true)"


def _package(publication: Publication) -> dict[str, Any]:
    return json.loads((publication.folder / "datapackage.json").read_text(encoding="utf-8"))


def _resources(publication: Publication) -> dict[str, dict[str, Any]]:
    return {each["name"].removesuffix("-demodaten"): each for each in _package(publication)["resources"]}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_the_database_lies_in_parquet_and_no_other(
    table: str, invented: Publication, database: duckdb.DuckDBPyConnection
) -> None:
    declaration = next(each for dataset in declared().dataset for each in dataset.tables if each.name == table)
    source = f"({declaration.sql})" if declaration.sql else f'"{table}"'
    asked = [name for name, *_ in database.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]
    names = ", ".join(f'"{name}"' for name in asked if (table, name) != ("build", "built_at"))
    stored, written = f"SELECT {names} FROM {source}", f"SELECT {names} FROM {_parquet(invented, table)}"
    assert database.execute(f"({stored}) EXCEPT ALL ({written})").fetchall() == []
    assert database.execute(f"({written}) EXCEPT ALL ({stored})").fetchall() == []


def test_csv_and_parquet_hold_the_same(invented: Publication) -> None:
    csv.field_size_limit(10_000_000)
    for name, resource in _resources(invented).items():
        if resource["format"] != "csv":
            continue
        with (invented.folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert head == [field["name"] for field in resource["schema"]["fields"]]
        assert (
            len(rows)
            == resource["rows"]
            == duckdb.sql(f"SELECT count(*) FROM {_parquet(invented, name)}").fetchall()[0][0]
        )
    frame = pd.read_csv(invented.folder / "csv" / "observation-demodaten.csv", dtype={"area_id": str})
    value, count, low = duckdb.sql(
        f"SELECT fsum(value), count(value), fsum(low) FROM {_parquet(invented, 'observation')}"
    ).fetchall()[0]
    assert math.isclose(frame["value"].sum(), value, rel_tol=1e-12)
    assert math.isclose(frame["low"].sum(), low, rel_tol=1e-12)
    assert frame["value"].count() == count
    assert set(frame["area_id"].str.len()) == {2, 5, 9, 12}


def test_no_cell_of_a_csv_runs_as_a_formula(invented: Publication) -> None:
    for file in (invented.folder / "csv").iterdir():
        with file.open(encoding="utf-8", newline="") as opened_file:
            for row in csv.reader(opened_file):
                for cell in row:
                    if cell.startswith(("=", "+", "@", "\t", "\r", "\n")):
                        pytest.fail(f"{file.name}: {cell}")
                    if cell.startswith("-"):
                        float(cell)


def test_pandas_reads_a_partitioned_table(real: Publication) -> None:
    frame = pd.read_parquet(real.folder / "parquet" / "observation")
    koblenz = frame[
        (frame["area_id"] == "07111") & (frame["indicator_id"] == "straftaten_insgesamt") & (frame["period"] == 2020)
    ]
    assert koblenz["value"].tolist() == [9433.0]


def test_parquet_is_compressed_typed_and_described(real: Publication) -> None:
    file = pq.ParquetFile(real.folder / "parquet" / "area" / "area.parquet")
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    schema = file.schema_arrow
    assert str(schema.field("inhabitants").type) == "int32"
    assert str(schema.field("inhabitants_date").type) == "date32[day]"
    assert schema.field("lon").metadata[b"description"] == b"a point inside, for markers"
    columns = json.loads(schema.metadata[b"columns"])
    assert columns["exists_since"].startswith("latest territorial change known")
    assert "Statistisches Bundesamt" in schema.metadata[b"attribution"].decode()
    assert schema.metadata[b"version"].decode() == real.version


def test_nothing_invented_is_left_without_demonstration_data(
    real: Publication, database: duckdb.DuckDBPyConnection
) -> None:
    sources = duckdb.sql(f"SELECT source_id, synthetic FROM {_parquet(real, 'source')}").fetchall()
    assert not [source for source, synthetic in sources if synthetic]
    assert not [source for source, _ in sources if source.endswith("_demo")]
    for table in TABLES:
        names = [name for name, *_ in duckdb.sql(f"DESCRIBE SELECT * FROM {_parquet(real, table)}").fetchall()]
        if "synthetic" in names:
            assert duckdb.sql(f"SELECT count(*) FROM {_parquet(real, table)} WHERE synthetic").fetchall() == [(0,)], (
                table
            )
    assert duckdb.sql(f"SELECT demo FROM {_parquet(real, 'build')}").fetchall() == [(False,)]
    # what is official is what the atlas shows
    official = "SELECT indicator_id, area_id, period, value, numerator FROM {} WHERE release_id IN (SELECT release_id FROM release WHERE source_id = 'pks')"
    published = sorted(database.execute(official.format("observation")).fetchall(), key=str)
    given = sorted(database.execute(official.format(_parquet(real, "observation"))).fetchall(), key=str)
    assert given == published
    assert len(given) > 1000
    names = [path.name for path in real.folder.rglob("*")]
    assert not [name for name in names if "demo" in name.lower()]


def test_closed_sources_are_not_in_it(real: Publication) -> None:
    used = {
        source for (source,) in duckdb.sql(f"SELECT DISTINCT source_id FROM {_parquet(real, 'release')}").fetchall()
    }
    assert used >= {"pks", "bevoelkerung", "gemeindeverzeichnis"}
    assert not used & {"gremien", "befragungen", "pks_kommunen"}


def test_demonstration_data_are_marked_in_every_file(
    invented: Publication, database: duckdb.DuckDBPyConnection
) -> None:
    data = [
        path for folder in ("csv", "parquet", "geo") for path in (invented.folder / folder).rglob("*") if path.is_file()
    ]
    assert data and all("demodaten" in path.name for path in data)
    assert "Demodaten" in _package(invented)["title"] and _package(invented)["synthetic"]
    assert "Demodaten" in (invented.folder / "LIESMICH.md").read_text(encoding="utf-8")
    parts = list((invented.folder / "parquet").rglob("*.parquet"))
    assert all(b"Demodaten" in pq.read_schema(path).metadata[b"title"] for path in parts)
    releases = "(SELECT release_id FROM release JOIN source USING (source_id) WHERE synthetic)"
    for table in TABLES:
        names = {name for name, *_ in duckdb.sql(f"DESCRIBE SELECT * FROM {_parquet(invented, table)}").fetchall()}
        if "release_id" in names:
            unmarked = database.execute(
                f"SELECT count(*) FROM {_parquet(invented, table)} WHERE NOT synthetic AND release_id IN {releases}"
            ).fetchall()
            assert unmarked == [(0,)], table


def test_what_follows_from_invented_figures_is_marked_and_what_is_official_is_not(invented: Publication) -> None:
    def marks(table: str, condition: str) -> list[bool]:
        sql = f"SELECT DISTINCT synthetic FROM {_parquet(invented, table)} WHERE {condition} ORDER BY 1"
        return [mark for (mark,) in duckdb.sql(sql).fetchall()]

    crime = "indicator_id = 'straftaten_insgesamt'"
    assert marks("comparison", f"{crime} AND length(area_id) = 5") == [False]
    assert marks("comparison", f"{crime} AND area_id = '071435002'") == [True]
    assert marks("comparison", f"{crime} AND area_id = '071110000'") == [False]
    assert marks("comparison", "indicator_id = 'sicher_nachts_wohngegend'") == [True]
    assert marks("area_rank", f"{crime} AND length(area_id) = 5") == [False]
    assert marks("comparison_group", f"{crime} AND reference = 'kind' AND group_id = 'landkreis'") == [False]
    assert marks("comparison_group", f"{crime} AND reference = 'kind' AND group_id = 'verbandsgemeinde'") == [True]
    assert marks("trend", f"{crime} AND area_id = '07111'") == [False]
    for table in ("coverage", "status_shown", "need_structure", "contact_need", "exchange", "roundtable"):
        assert marks(table, "true") == [True], table
    assert marks("kreis_sum", "true") == [False]


@pytest.mark.parametrize("table", ["observation", "survey_estimate"])
def test_what_is_kept_secret_has_no_number_anywhere(table: str, invented: Publication) -> None:
    numbers = {
        "observation": ["value", "low", "high", "numerator"],
        "survey_estimate": ["value_pct", "low_pct", "high_pct", "n_eff"],
    }[table]
    frame = pd.read_parquet(invented.folder / "parquet" / table)
    secret = frame[frame["status"] == "suppressed"]
    assert len(secret) > 100
    assert secret[numbers].isna().all(axis=None)
    with (invented.folder / "csv" / f"{table}-demodaten.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["status"] == "suppressed"]
    assert len(rows) == len(secret)
    assert {row[name] for row in rows for name in numbers} == {""}


def test_boundaries_for_maps(real: Publication, database: duckdb.DuckDBPyConnection) -> None:
    expected = dict(database.execute("SELECT level, count(*) FROM area GROUP BY level").fetchall())
    inhabitants = database.execute("SELECT sum(inhabitants) FROM area WHERE level = 'kommune'").fetchall()[0][0]
    package = real.folder / "geo" / "grenzen.gpkg"
    assert sorted(gpd.list_layers(package)["name"]) == ["gemeinde", "kommune", "kreis"]
    for level in ("kreis", "kommune", "gemeinde"):
        layer, parquet = gpd.read_file(package, layer=level), gpd.read_parquet(real.folder / "geo" / f"{level}.parquet")
        assert len(layer) == len(parquet) == expected[level]
        assert layer.crs.to_epsg() == parquet.crs.to_epsg() == 4326
        assert layer.geometry.is_valid.all() and layer.geometry.geom_equals(parquet.geometry).all()
        assert layer["schematic"].astype(bool).all() == (level != "kreis")
        assert layer["attribution"].str.contains("GeoBasis-DE").all()
        assert layer["area_id"].tolist() == parquet["area_id"].tolist()
    assert gpd.read_file(package, layer="kommune")["inhabitants"].sum() == inhabitants
    west, south, east, north = gpd.read_file(package, layer="kreis").total_bounds
    assert 6.1 < west < 6.3 and 48.9 < south < 49.1 and 8.4 < east < 8.6 and 50.8 < north < 51.0


def test_frictionless_finds_nothing(real: Publication) -> None:
    program = "import json, sys; from frictionless import Package; r = Package(sys.argv[1]).validate(); print(json.dumps([r.valid, r.flatten(['type', 'note'])[:5], len(r.tasks)]))"
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, str(real.folder / "datapackage.json")],
        capture_output=True,
        text=True,
        check=True,
    )
    valid, found, tasks = json.loads(run.stdout)
    assert valid, found
    assert tasks == len(_package(real)["resources"]) == len(TABLES) + 4


def test_the_package_says_types_keys_units_sources(real: Publication) -> None:
    resources = _resources(real)
    observation = resources["observation"]
    fields = {field["name"]: field for field in observation["schema"]["fields"]}
    assert fields["value"]["type"] == "number" and fields["period"]["type"] == "integer"
    assert fields["status"]["constraints"]["enum"] == ["ok", "provisional", "suppressed", "missing", "unrepresentative"]
    assert observation["schema"]["primaryKey"] == ["indicator_id", "area_id", "period"]
    assert {key["reference"]["resource"] for key in observation["schema"]["foreignKeys"]} == {
        "area",
        "indicator",
        "release",
    }
    assert {field["name"]: field.get("unit") for field in resources["area"]["schema"]["fields"]}["area_km2"] == "km²"
    assert observation["licenses"] == [
        {
            "name": "dl-de/by-2-0",
            "path": "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
            "title": "Datenlizenz Deutschland – Namensnennung – Version 2.0",
        }
    ]
    assert any("Bundeskriminalamt" in source["attribution"] for source in observation["sources"])
    assert [source["attribution"] for source in resources["area"]["sources"]] == [
        "© Statistisches Bundesamt (Destatis), Gemeindeverzeichnis"
    ]
    assert "GeoBasis-DE / BKG" in resources["geo-grenzen.gpkg"]["sources"][0]["attribution"]
    assert all((real.folder / name).is_file() for each in resources.values() for name in each.get("parquet", []))


def test_checksums_are_those_of_every_file(real: Publication) -> None:
    lines = (real.folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    files = {path.relative_to(real.folder).as_posix() for path in real.folder.rglob("*") if path.is_file()} - {
        "SHA256SUMS"
    }
    assert listed.keys() == files
    assert all(
        hashlib.sha256((real.folder / name).read_bytes()).hexdigest() == digest for name, digest in listed.items()
    )


def _graph(publication: Publication) -> Graph:
    graph = Graph()
    with warnings.catch_warnings():  # of the reader itself, about a class it uses inside
        warnings.simplefilter("ignore", DeprecationWarning)
        graph.parse(publication.folder / "dcat-ap-de.jsonld", format="json-ld")
    return graph


def test_portals_find_what_dcat_ap_de_asks_for(real: Publication) -> None:
    graph = _graph(real)
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    datasets = set(graph.subjects(RDF.type, DCAT.Dataset))
    assert set(graph.objects(catalog, DCAT.dataset)) == datasets and len(datasets) == len(declared().dataset)
    publisher = graph.value(catalog, DCTERMS.publisher)
    assert str(graph.value(publisher, FOAF.name)) == STATED["stelle"]
    for needed in (DCTERMS.title, DCTERMS.description, DCTERMS.issued, DCTERMS.modified, DCTERMS.language):
        assert graph.value(catalog, needed) is not None
    state = URIRef("http://dcat-ap.de/def/politicalGeocoding/stateKey/07")
    for dataset in datasets:
        assert str(dataset).startswith(ADDRESS)
        for needed in (
            DCTERMS.title,
            DCTERMS.description,
            DCTERMS.identifier,
            DCTERMS.issued,
            DCTERMS.modified,
            DCTERMS.spatial,
            DCAT.contactPoint,
            DCAT.keyword,
        ):
            assert graph.value(dataset, needed) is not None, (dataset, needed)
        assert graph.value(dataset, DCTERMS.publisher) == publisher
        assert graph.value(dataset, DCATDE.contributorID) == URIRef(STATED["datenbereitsteller"])
        assert graph.value(dataset, DCATDE.politicalGeocodingURI) == state
        assert str(graph.value(dataset, DCAT.theme)).startswith(
            "http://publications.europa.eu/resource/authority/data-theme/"
        )
        assert list(graph.objects(dataset, DCAT.distribution))


def test_every_distribution_can_be_fetched_and_is_what_it_says(real: Publication) -> None:
    graph = _graph(real)
    distributions = set(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) == 2 * len(TABLES) + 4
    for distribution in distributions:
        assert graph.value(distribution, DCTERMS.license) in {
            URIRef("http://dcat-ap.de/def/licenses/dl-by-de/2.0"),
            URIRef("http://dcat-ap.de/def/licenses/other-open"),
        }
        assert str(graph.value(distribution, DCTERMS["format"])).rsplit("/", 1)[1] in {"CSV", "PARQUET", "GPKG"}
        named = str(graph.value(distribution, DCATDE.licenseAttributionByText))
        assert ("GeoBasis-DE / BKG" in named) == ("offene-daten/geo/" in str(graph.value(distribution, DCAT.accessURL)))
        assert named
        assert graph.value(distribution, DCTERMS.description).language == ("de" if "BKG" in named else "en")
        address = str(graph.value(distribution, DCAT.accessURL))
        file = real.folder / address.removeprefix(ADDRESS)
        assert address.startswith(ADDRESS) and file.is_file()
        check = graph.value(distribution, SPDX.checksum)
        if check is not None:
            assert str(graph.value(check, SPDX.checksumValue)).lower() == hashlib.sha256(file.read_bytes()).hexdigest()
            assert int(str(graph.value(distribution, DCAT.byteSize))) == file.stat().st_size


def test_the_same_version_makes_the_same_bytes(
    invented: Publication, embedded: PublishedFolder, tmp_path: Path, operator_file: Path
) -> None:
    again = _publish(embedded, tmp_path / "again", operator_file, demo=True)
    assert (again.folder / "SHA256SUMS").read_bytes() == (invented.folder / "SHA256SUMS").read_bytes()


def test_a_database_that_cannot_be_written_out_leaves_the_old_folder(
    embedded: PublishedFolder, tmp_path: Path, operator_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "open"
    old.mkdir()
    (old / "datapackage.json").write_text("old")

    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipelines.open_data.writer.write_csv", full)
    with pytest.raises(OSError, match="No space left"):
        _publish(embedded, old, operator_file, demo=True)
    assert (old / "datapackage.json").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["open"]


BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "offene-daten.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("library", ["duckdb", "pandas as pd\n\nvalues", "geopandas"])
def test_what_the_document_says_can_be_called(
    library: str, real: Publication, capsys: pytest.CaptureFixture[str]
) -> None:
    (script,) = (block for block in BLOCKS if block.startswith(f"import {library}"))
    assert "data/open/" in script
    exec(compile(script.replace("data/open/", f"{real.folder}/"), "offene-daten.md", "exec"), {})  # noqa: S102
    assert {"duckdb": "9433", "geopandas": "Remagen"}.get(library, "unklar") in capsys.readouterr().out


def test_what_is_kept_secret_has_no_number_in_any_format(invented: Publication) -> None:
    numbers = ("value", "low", "high", "numerator", "denominator", "unknown")
    secret = f"FROM {_parquet(invented, 'observation')} WHERE status = 'suppressed'"
    counted = ", ".join(f"count({name})" for name in numbers)
    rows, *found = duckdb.sql(f"SELECT count(*), {counted} {secret}").fetchall()[0]
    assert rows and not any(found)
    with (invented.folder / "csv" / "observation-demodaten.csv").open(encoding="utf-8", newline="") as file:
        hidden = [row for row in csv.DictReader(file) if row["status"] == "suppressed"]
    assert len(hidden) == rows and not [row for row in hidden if any(row[name] for name in numbers)]
