"""Whatever bytes arrive: they are published as the format says, or refused with a message. Nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import Register
from pipelines import catalog
from pipelines.problems import InputError
from pipelines.store.reading import reader_of
from tests.examples import examples
from tests.pipelines.crime import load_register
from tests.pipelines.pks_files import reading_of
from tests.pipelines.test_source_examples import EXAMPLES, two_kreise

__all__ = ["two_kreise"]

Spoilt = tuple[int, int, bytes]
PUT = st.binary(max_size=12) | st.sampled_from([b'"', b";", b"\n", b"0", b"-", b"\x00"])
SPOILT = st.tuples(st.integers(0, 12_000), st.integers(0, 400), PUT)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parents[1].name)
@settings(max_examples=examples(150), deadline=None)
@given(spoilt=SPOILT)
def test_spoilt_files_are_read_or_refused(example: Path, spoilt: Spoilt, two_kreise: Register) -> None:
    source = catalog.sources()[example.parents[1].name]
    content, (start, length, put) = example.read_bytes(), spoilt
    start %= len(content)
    with tempfile.TemporaryDirectory() as folder:
        period, suffix = example.stem.removeprefix("release_"), example.suffix
        reading = reading_of(
            content[:start] + put + content[start + length :],
            two_kreise,
            Path(folder),
            period=period,
            suffix=suffix,
            source_id=source.source_id,
        )
        try:
            tables = reader_of(source)(reading)
        except InputError as error:
            assert error.problems
        else:
            assert all(len(table) <= reading.rows_read for table in tables.values())


def test_a_quotation_that_never_ends_is_refused(tmp_path: Path) -> None:
    content = catalog.sources()["pks"].folder.joinpath("example", "release_2020.csv").read_bytes()
    spoilt = content.replace(b";Koblenz;", b';"Koblenz;', 1) + b"x" * 200_000
    with pytest.raises(InputError, match=r"Zeile \d+: Die Zeile lässt sich nicht in Spalten teilen"):
        reader_of(catalog.sources()["pks"])(reading_of(spoilt, load_register(), tmp_path, period="2020"))
