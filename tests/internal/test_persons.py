"""The check of the forms and that of the registry judge the same examples alike."""

from __future__ import annotations

import csv
import gzip

import pytest

from dashboard.internal import persons
from dashboard.internal.persons import person_in
from pipelines.registry import privacy
from pipelines.store.releases import ReleaseStore
from tests.pipelines.personal_texts import CERTAIN, DOUBTFUL, ORDINARY


@pytest.mark.parametrize("text", CERTAIN + DOUBTFUL + ORDINARY)
def test_both_refuse_the_same(text: str) -> None:
    suspicion = privacy.person_in(text)
    assert bool(person_in(text)) is (suspicion is not None and suspicion.certain)


@pytest.mark.parametrize("text", CERTAIN)
def test_words_around_it_change_nothing(text: str) -> None:
    assert person_in(f"Auskunft vom 12.03.2025 ({text}), Ordnungsamt")


def test_both_read_the_same_given_names() -> None:
    assert persons.GIVEN_NAMES == privacy.GIVEN_NAMES


def test_no_name_of_an_area_is_taken_for_a_person() -> None:
    [release] = ReleaseStore().newest("gemeindeverzeichnis")[-1:]
    content = release.path.read_bytes()
    lines = (gzip.decompress(content) if release.path.suffix == ".gz" else content).decode().splitlines()
    texts = {cell for delimiter in ";," for row in csv.reader(lines, delimiter=delimiter) for cell in row}
    assert len(texts) > 1000
    assert [text for text in texts if person_in(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Rückruf an das Ordnungsamt am 05.12.2026, 10 Uhr; Vorlage für den Rat bis Ende Januar.",
        "Bürgermeister hat zugesagt, das Thema im Hauptausschuss zu behandeln (TOP 4, Sitzung vom 12.11.2026).",
        "Gemeinsame Sitzung mit der Polizeiinspektion Bad Kreuznach und dem Jugendamt geplant.",
        "Beccaria-Qualifizierung ab 2027, Kosten 1.200 Euro, Anteil 20 %.",
        "In der Mappe steht @SUM(1+1) statt einer Zahl.",
        "@SUM(1+1)",
        "Satzung liegt vor; Frau und Beruf e. V. wird beteiligt, ebenso der Weiße Ring.",
    ],
)
def test_what_staff_write_every_day_is_no_person(text: str) -> None:
    assert person_in(text) == ""
    suspicion = privacy.person_in(text)
    assert suspicion is None or not suspicion.certain
