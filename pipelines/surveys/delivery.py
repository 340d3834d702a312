"""Reads one delivery: unpack, understand, code, estimate. What leaves this module are estimates, never answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from geo.areas import AmbiguousArea, DividedArea, Level, System, UnknownArea, WrongKeySystem
from pipelines.surveys.answers import DeliveryError
from pipelines.surveys.archive import TEXTS, Delivery, unpack
from pipelines.surveys.coding import Coded, code_answers
from pipelines.surveys.estimates import Published, count, publish
from pipelines.surveys.mapping import FORMATS, Mapping, load
from pipelines.surveys.persons import open_persons
from pipelines.surveys.sheets import WORKBOOKS
from pipelines.surveys.tables import read_tables
from pipelines.surveys.weights import WARN_RATIO

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

_ENDINGS = {
    "limesurvey": TEXTS | WORKBOOKS,
    "sosci": TEXTS | WORKBOOKS,
    "spss": {".sav", ".zsav"},
    "aggregat": WORKBOOKS,
}


def read_delivery(reading: Reading) -> dict[str, pd.DataFrame]:
    """Tables `survey` (one row) and `estimate`, all text, plus `line`. Raises InputError for everything that is wrong."""
    delivery = unpack(reading)
    mapping = load(reading, delivery.mapping)
    former = _why_former(reading, mapping)
    area_id = reading.release.part or "" if former else area_of(reading, mapping)
    _check_release(reading, mapping, area_id)
    _check_ending(reading, mapping, delivery)
    survey = {
        "survey_id": reading.release.release_id.removesuffix(".zip"),
        "area_id": area_id,
        "year": str(mapping.year),
        "title": mapping.title,
        "sampling": mapping.sampling,
        "mode": mapping.mode,
        "field_start": mapping.field_start.isoformat(),
        "field_end": mapping.field_end.isoformat(),
        "population_size": mapping.population_size,
    }
    try:
        facts, estimates = (
            _aggregated(reading, mapping, delivery)
            if mapping.format == "aggregat"
            else _single(reading, mapping, delivery)
        )
    except DeliveryError as error:
        error.report_to(reading)
        raise
    reading.rows_read, reading.rows_published = facts["respondents"], facts["complete"]
    identity = [survey[name] for name in ("survey_id", "area_id", "year")]
    tables = {
        "survey": _table(list(survey | facts), [tuple((survey | facts).values())]),
        "estimate": _table(
            ["survey_id", "area_id", "year", *Published._fields], [(*identity, *row) for row in estimates]
        ),
    }
    if former:
        reason = f"{former} Wer dort befragt wurde, steht für kein ganzes Gebiet von heute."
        reading.reject(reason, "Die Lieferung kann bleiben, sie wird nicht veröffentlicht.", value=mapping.area)
        reading.rows_published = 0
        return {name: table.iloc[:0] for name, table in tables.items()}
    return tables


def _why_former(reading: Reading, mapping: Mapping) -> str | None:
    """What became of the Kommune of the survey (German) where none of today has its territory."""
    try:
        place = reading.register.locate(mapping.area, system=System(mapping.area_system), level=Level.KOMMUNE)
    except DividedArea as error:
        return error.reason
    except (AmbiguousArea, UnknownArea, WrongKeySystem):
        return None
    return None if place.whole else place.sentence


def area_of(reading: Reading, mapping: Mapping) -> str:
    """The area_id of the Kommune the mapping names. Raises InputError with the candidates where it is not one Kommune."""
    try:
        return reading.register.resolve(mapping.area, system=System(mapping.area_system), level=Level.KOMMUNE).area_id
    except (AmbiguousArea, UnknownArea, WrongKeySystem) as error:
        reading.problem(
            f"„area“ in der Zuordnung nennt keine Kommune eindeutig. {error.reason}",
            error.cure,
            value=mapping.area,
        )
        reading.stop_if_problems()
        raise


def _check_release(reading: Reading, mapping: Mapping, area_id: str) -> None:
    cure = "Die Lieferung mit den Angaben aus ihrer Zuordnung neu aufnehmen."
    if reading.release.period != str(mapping.year):
        reading.problem(
            f"Das Jahr der Zuordnung ({mapping.year}) ist nicht das der Lieferung ({reading.release.period}).", cure
        )
    part = reading.release.part
    if part not in (None, area_id) and not _is_key_of(reading, str(part), area_id):
        reading.problem(f"Die Kommune der Zuordnung ({area_id}) ist nicht die der Lieferung ({part}).", cure)
    if reading.lies_ahead(mapping.field_end):
        reading.problem(
            "Die Feldzeit endet in der Zukunft.",
            "„field_end“ in der Zuordnung berichtigen.",
            value=mapping.field_end.isoformat(),
        )
    reading.stop_if_problems()


def _is_key_of(reading: Reading, key: str, area_id: str) -> bool:
    """Whether a key, of whichever Gebietsstand, leads to that area."""
    try:
        return reading.register.resolve(key, system=System.ARS, level=Level.KOMMUNE).area_id == area_id
    except (AmbiguousArea, UnknownArea, WrongKeySystem):
        return False


def _check_ending(reading: Reading, mapping: Mapping, delivery: Delivery) -> None:
    if Path(delivery.file).suffix.lower() not in _ENDINGS[mapping.format]:
        reading.problem(
            f"Die Endung passt nicht zum Format „{FORMATS[mapping.format]}“.",
            "In der Zuordnung „format“ berichtigen oder die richtige Datei liefern.",
            value=delivery.file,
        )
    reading.stop_if_problems()


def _single(reading: Reading, mapping: Mapping, delivery: Delivery) -> tuple[dict[str, Any], list[Published]]:
    persons = open_persons(reading, mapping, delivery)
    coded = code_answers(reading, mapping, persons.answers, persons.identifier, persons.counted)
    weights = coded.weights
    notes = _notes(mapping, coded)
    facts: dict[str, Any] = {
        "respondents": coded.respondents,
        "complete": coded.complete,
        "weighted": str(weights.is_weighted).lower(),
        "deff": weights.deff or mapping.deff,
        "max_weight_ratio": weights.max_ratio,
        "notes": "\n".join(notes),
    }
    designed = weights.is_weighted or coded.stratum is not None or coded.cluster is not None
    return facts, publish(count(coded), mapping, None if designed else mapping.deff)


def _notes(mapping: Mapping, coded: Coded) -> list[str]:
    notes = []
    ratio = coded.weights.max_ratio
    if ratio is not None and ratio > WARN_RATIO:
        notes.append(
            f"Das größte Gewicht ist das {_german(ratio)}-Fache des mittleren; einzelne Personen prägen das Ergebnis."
        )
    if coded.respondents > coded.complete:
        left_out = coded.respondents - coded.complete
        notes.append(
            f"Nicht ausgewertete Datensätze (nicht abgeschlossen, nicht ausgewählt oder ohne Gewicht): {left_out}."
        )
    return [*notes, *_sampling_notes(mapping)]


def _sampling_notes(mapping: Mapping) -> Sequence[str]:
    return {
        "offen": [
            "Offene Befragung, alle konnten teilnehmen: Die Ergebnisse sind ein Stimmungsbild und nicht vergleichbar."
        ],
        "panel": [
            "Befragung eines Panels: mit Zufallsstichproben aus dem Melderegister nur eingeschränkt vergleichbar."
        ],
        "register": [],
    }[mapping.sampling]


def _aggregated(reading: Reading, mapping: Mapping, delivery: Delivery) -> tuple[dict[str, Any], list[Published]]:
    cells = read_tables(reading, mapping, delivery.content)
    notes = [
        "Übernommen aus einer Tabelle mit Anteilen und Fallzahlen, nicht aus einzelnen Antworten.",
        *_sampling_notes(mapping),
    ]
    if mapping.weighted and mapping.deff is None:
        notes.append(
            "Wie die Gewichtung die Genauigkeit der Tabelle mindert, ist nicht angegeben; die Werte gelten als vorläufig."
        )
    largest = int(np.max(cells.n))
    facts: dict[str, Any] = {
        "respondents": largest,
        "complete": largest,
        "weighted": str(bool(mapping.weighted)).lower(),
        "deff": mapping.deff,
        "max_weight_ratio": None,
        "notes": "\n".join(notes),
    }
    return facts, publish(cells, mapping, mapping.deff)


def _table(columns: list[str], rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    """All columns text, missing stays missing; `line` is the header, as estimates belong to the file as a whole."""
    texts = ([None if cell is None else str(cell) for cell in column] for column in zip(*rows, strict=True))
    return pd.DataFrame(dict(zip(columns, texts, strict=True)), dtype="str").assign(line=1)


def _german(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
