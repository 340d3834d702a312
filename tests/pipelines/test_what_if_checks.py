"""The checks of the what-if: each passes the embedded data, and names what is spoiled in them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import duckdb
import pytest

from pipelines.build.publish import CHECKS
from pipelines.store.versions import PublishedFolder

HACHENBURG = "071435002"
SPOILED = {
    "was_waere_wenn_bekannte_anlaesse": [
        "DELETE FROM measure WHERE measure = 'analysis'",
        "UPDATE measure SET settles = []",
        "UPDATE measure SET settles = ['G99'] WHERE measure = 'analysis'",
        "UPDATE measure SET settles_variants = ['G13/unbekannt'] WHERE measure = 'council'",
    ],
    "was_waere_wenn_gruppen_ergeben_land": [f"DELETE FROM status_evidence WHERE area_id = '{HACHENBURG}'"],
    "was_waere_wenn_ohne_massnahme_wie_heute": [
        f"DELETE FROM structure WHERE area_id = '{HACHENBURG}'",
        f"DELETE FROM status_evidence WHERE area_id = '{HACHENBURG}'",
    ],
}


@pytest.fixture(scope="module")
def copy(embedded: PublishedFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The embedded data, to be spoiled and put right again."""
    current = embedded.current()
    assert current
    with duckdb.connect(shutil.copy(embedded.database(current), tmp_path_factory.mktemp("spoiled"))) as connection:
        yield connection


def test_every_check_of_the_what_if_is_spoiled() -> None:
    assert sorted(SPOILED) == sorted(path.stem for path in CHECKS.glob("was_waere_wenn_*.sql"))


@pytest.mark.parametrize(("name", "spoil"), [(name, each) for name, spoils in SPOILED.items() for each in spoils])
def test_a_check_passes_what_is_sound_and_names_what_offends(
    copy: duckdb.DuckDBPyConnection, name: str, spoil: str
) -> None:
    sql = (CHECKS / f"{name}.sql").read_text(encoding="utf-8")
    copy.execute("BEGIN")
    try:
        assert copy.execute(sql).fetchall() == []
        copy.execute(spoil)
        assert copy.execute(sql).fetchall() != []
    finally:
        copy.execute("ROLLBACK")
