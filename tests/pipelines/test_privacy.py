"""Texts that name or reach a person are refused or asked, and nothing else is."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from pipelines.registry.cells import CellError
from pipelines.registry.privacy import doubt_of, person_in, refuse_person
from pipelines.store.releases import ReleaseStore
from tests.pipelines.personal_texts import CERTAIN, DOUBTFUL, ORDINARY

SOURCES = Path(__file__).parents[2] / "pipelines" / "sources"


@pytest.mark.parametrize("text", CERTAIN)
def test_what_names_or_reaches_a_person_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        refuse_person(text)


@pytest.mark.parametrize("text", CERTAIN)
def test_words_around_it_change_nothing(text: str) -> None:
    suspicion = person_in(f"Auskunft vom 12.03.2025 ({text}), Ordnungsamt")
    assert suspicion is not None


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_may_name_a_person_is_asked(text: str) -> None:
    assert refuse_person(text) == text
    assert doubt_of(text) is not None


@pytest.mark.parametrize("text", ORDINARY)
def test_functions_institutions_places_and_numbers_are_neither(text: str) -> None:
    assert person_in(text) is None


def _cells_of_csv(content: bytes) -> set[str]:
    lines = content.decode("utf-8").splitlines()
    return {cell for delimiter in ";," for row in csv.reader(lines, delimiter=delimiter) for cell in row}


def test_nothing_in_the_registries_of_the_project_is_taken_for_a_person() -> None:
    texts: set[str] = set()
    for path in [*SOURCES.glob("gremien*/*.csv"), *SOURCES.glob("gremien*/example/*.csv")]:
        texts |= _cells_of_csv(path.read_bytes())
    for release in ReleaseStore().newest("gremien_oeffentlich"):
        texts |= _cells_of_csv(release.read_bytes())
    for release in ReleaseStore().newest("gremien_demo"):
        book = CalamineWorkbook.from_path(release.path)
        for name in book.sheet_names:
            texts |= {str(cell) for row in book.get_sheet_by_name(name).to_python() for cell in row}
    assert len(texts) > 1000
    assert [text for text in texts if person_in(text)] == []


def test_no_name_of_an_area_is_taken_for_a_person() -> None:
    [release] = ReleaseStore().newest("gemeindeverzeichnis")[-1:]
    content = release.path.read_bytes()
    texts = _cells_of_csv(gzip.decompress(content) if release.path.suffix == ".gz" else content)
    assert [text for text in texts if person_in(text)] == []
