"""Open data: what is declared of them, what must not leave, and how a folder takes the place of another."""

from __future__ import annotations

import csv
import errno
import fcntl
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipelines.build.inputs import Inputs
from pipelines.open_data import contract, disclosure, selection
from pipelines.open_data.content import Content, unit_of
from pipelines.open_data.declared import closed_sources, declared, licences
from pipelines.open_data.folder import replacing, take_place
from pipelines.open_data.operator_file import operator
from pipelines.open_data.table_files import write_csv
from pipelines.problems import BuildError
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from tests.conftest import DAY, Atlas


def test_every_table_of_the_contract_is_given_out_or_withheld(atlas: Atlas) -> None:
    disclosure.require_declared(atlas.connection)
    atlas.connection.execute("CREATE TABLE added_later (area_id TEXT)")
    with pytest.raises(BuildError, match="added_later"):
        disclosure.require_declared(atlas.connection)


def test_no_table_is_both_given_out_and_withheld_and_no_name_comes_twice() -> None:
    given = [table.name for dataset in declared().dataset for table in dataset.tables]
    assert len(given) == len(set(given))
    assert not set(given) & set(declared().withheld)
    assert set(declared().withheld) < set(contract.tables())


def test_comments_of_the_contract_become_descriptions() -> None:
    observation = contract.tables()["observation"]
    said = {column.name: column.description for column in observation.columns}
    assert observation.description.startswith("Indicator × area × year, own values only")
    assert said["low"] == "95 % interval"
    assert said["unknown"].startswith("of the denominator, where nobody knows")
    assert observation.key == ("indicator_id", "area_id", "period")
    kind = next(column for column in contract.tables()["area_change"].columns if column.name == "kind")
    assert kind.allowed == ("merged", "divided", "renamed", "moved", "new_key")
    assert "divided: its parts lie in several; renamed:" in kind.description


def test_most_columns_say_what_they_are() -> None:
    """A column without a word of its own and without one of all tables is the exception, and none of those that lead elsewhere."""
    everywhere = declared().columns
    columns = [(table.name, column) for table in contract.tables().values() for column in table.columns]
    silent = [
        (table, column.name) for table, column in columns if not (column.description or everywhere.get(column.name))
    ]
    assert len(silent) < 0.3 * len(columns)
    assert not [
        name
        for _, name in silent
        if name.endswith("_id")
        and name not in {"parent_id", "kreis_id", "kommune_id", "successor_id", "offer_id", "host_id"}
    ]


def test_a_licence_that_is_not_known_to_be_open_is_closed() -> None:
    assert {"gremien", "befragungen", "pks_kommunen"} <= closed_sources()
    assert not {"pks", "bevoelkerung", "gemeindeverzeichnis", "gremien_oeffentlich"} & closed_sources()
    assert all(licence.uri.startswith("http://dcat-ap.de/def/licenses/") for licence in licences().values())


def test_cells_of_the_csv(tmp_path: Path) -> None:
    """Read by another reader: what is unknown is empty, lists are JSON, nothing runs as a formula."""
    texts = ["=SUM(A1)", "+1", "-x", "@x", "\t=x", "\r=x", "\n=x", "Koblenz", 'a "quoted", word', None]
    count = len(texts)
    rows = pa.table(
        {
            "text": texts,
            "number": [2.0, -0.5, None, 1e-7, 9433.0, *[0.1] * (count - 5)],
            "flag": [True, None, *[False] * (count - 2)],
            "day": [date(2026, 11, 30)] * count,
            "words": [["a", "ü"], [], None, *[["=x"]] * (count - 3)],
        }
    )
    types = {"text": "VARCHAR", "number": "DOUBLE", "flag": "BOOLEAN", "day": "DATE", "words": "VARCHAR[]"}
    columns = tuple(contract.Column(name, kind, False, "") for name, kind in types.items())
    dataset = declared().dataset[0]
    content = Content(dataset.tables[0], dataset, "", columns, (), {}, rows)
    with write_csv(content, tmp_path, "").open(encoding="utf-8", newline="") as file:
        head, *written = csv.reader(file)
    assert head == list(types)
    assert [row[0] for row in written] == [*(f"'{text}" for text in texts[:7]), "Koblenz", 'a "quoted", word', ""]
    assert [float(row[1]) if row[1] else None for row in written] == rows["number"].to_pylist()
    assert [row[2] for row in written[:3]] == ["true", "", "false"]
    assert written[0][3] == "2026-11-30"
    assert [json.loads(row[4]) if row[4] else None for row in written[:4]] == [["a", "ü"], [], None, ["=x"]]


def test_units_stand_in_names() -> None:
    assert unit_of("area_km2") == "km²"
    assert unit_of("value_pct") == "%"
    assert unit_of("inhabitants") == "Personen"
    assert unit_of("inhabitants_date") is None
    assert unit_of("value") is None


def _observe(atlas: Atlas, **row: Any) -> None:
    stated = {
        "indicator_id": "raub",
        "period": 2020,
        "level": "kreis",
        "area_id": "07111",
        "release_id": "pks_2020_2021.csv",
    }
    atlas.insert("observation", **stated, **row)


@pytest.mark.parametrize("column", ["value", "low", "high", "numerator", "denominator", "unknown"])
def test_what_is_kept_secret_stops_everything(atlas: Atlas, column: str) -> None:
    _observe(atlas, status="suppressed")
    disclosure.require_nothing_secret(atlas.connection)
    atlas.connection.execute(f"UPDATE observation SET {column} = 3")
    with pytest.raises(BuildError, match="07111"):
        disclosure.require_nothing_secret(atlas.connection)


def test_a_missing_value_with_an_interval_stops_everything(atlas: Atlas) -> None:
    _observe(atlas, status="missing", low=1.5)
    with pytest.raises(BuildError, match="'raub', '07111', 2020"):
        disclosure.require_nothing_secret(atlas.connection)


def _package(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "datapackage.json").write_text(text)


def _left_beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir() if path != target)


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "open"
    for text in ("first", "second"):
        with replacing(target) as draft:
            _package(draft, text)
            (draft / text).touch()
    assert sorted(path.name for path in target.iterdir()) == ["datapackage.json", "second"]
    assert (target / "datapackage.json").read_text() == "second"
    assert _left_beside(target) == []


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_a_full_disk_or_an_interruption_leaves_the_old_folder(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "open"
    _package(target, "old")
    with pytest.raises(type(error)), replacing(target) as draft:
        _package(draft, "half")
        raise error
    assert [path.name for path in target.iterdir()] == ["datapackage.json"]
    assert (target / "datapackage.json").read_text() == "old"
    assert _left_beside(target) == []


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "open"
    _package(tmp_path / ".open.neu" / "entwurf", "half")
    with replacing(target) as draft:
        assert list(draft.iterdir()) == []
        _package(draft, "whole")
    assert (target / "datapackage.json").read_text() == "whole"


def test_a_folder_with_something_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "important.txt").touch()
    with pytest.raises(BuildError, match="etwas anderes"), replacing(tmp_path / "letters"):
        pass
    assert (tmp_path / "letters" / "important.txt").exists()
    (tmp_path / "file").touch()
    with pytest.raises(BuildError, match="kein Ordner"), replacing(tmp_path / "file"):
        pass


def test_two_runs_do_not_write_at_once(tmp_path: Path) -> None:
    workshop = tmp_path / ".open.neu"
    workshop.mkdir()
    handle = os.open(workshop, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(BuildError, match="gerade schon geschrieben"), replacing(tmp_path / "open"):
        pass
    os.close(handle)


def test_a_file_system_that_cannot_exchange_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class NoExchange:
        def renameat2(self, *_: object) -> int:
            return -1

    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: NoExchange())
    monkeypatch.setattr("ctypes.get_errno", lambda: errno.EINVAL)
    _package(tmp_path / "work" / "draft", "new")
    _package(tmp_path / "open", "old")
    take_place(tmp_path / "work" / "draft", tmp_path / "open")
    assert (tmp_path / "open" / "datapackage.json").read_text() == "new"
    assert (tmp_path / "work" / "vorher" / "datapackage.json").read_text() == "old"


def test_the_operator_is_read_and_what_is_missing_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "betreiber.toml"
    file.write_text('stelle = "Leitstelle"\nrueckmeldung_email = "post@example.de"\n', encoding="utf-8")
    monkeypatch.setenv("ATLAS_OPERATOR", str(file))
    stated = operator("https://atlas.example.de/offen")
    assert (stated.name, stated.email, stated.address) == (
        "Leitstelle",
        "post@example.de",
        "https://atlas.example.de/offen/",
    )
    assert stated.missing == ["datenbereitsteller"]
    with pytest.raises(BuildError, match="beginnt nicht"):
        operator("atlas.example.de")
    file.write_text("stelle = ", encoding="utf-8")
    with pytest.raises(BuildError, match=r"betreiber\.toml"):
        operator()


def test_a_closed_source_is_left_out_by_building_without_it(
    embedded: PublishedFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[Inputs] = []
    current = embedded.current()
    assert current

    def build_apart(inputs: Inputs, *_: object) -> Any:
        built.append(inputs)
        return next(each for each in embedded.versions())

    monkeypatch.setattr(selection, "build_apart", build_apart)
    inputs = Inputs(demo=True, day=DAY, store=ReleaseStore())

    def choose(**options: Any) -> selection.Chosen:
        return selection.choose(inputs, embedded, tmp_path, lambda _: None, **options)

    assert choose().folder == embedded.folder and not built
    monkeypatch.setattr(selection, "closed_sources", lambda: frozenset({"pks"}))
    assert "nicht weitergegeben werden dürfen (pks)" in choose().notices[0]
    assert built[0].without == {"pks"}
    assert "pks" not in {source.source_id for source in built[0].sources}
    assert choose(released=["pks"]).folder == embedded.folder
    with pytest.raises(BuildError, match="lässt sich nachträglich nichts entfernen"):
        choose(version=current.version)
    with pytest.raises(BuildError, match=current.version):
        choose(version="2020-01-01.00000000")
    with pytest.raises(BuildError, match="gibt es nicht: pksx"):
        choose(released=["pksx"])


def test_a_version_with_invented_data_is_not_given_out_as_real(embedded: PublishedFolder, tmp_path: Path) -> None:
    current = embedded.current()
    assert current
    with pytest.raises(BuildError, match="enthält erfundene Demodaten"):
        selection.choose(
            Inputs(demo=False, day=DAY, store=ReleaseStore()),
            embedded,
            tmp_path,
            lambda _: None,
            version=current.version,
        )
