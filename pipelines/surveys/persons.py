"""Opens the answers of single persons, whatever the file: CSV or workbook of an online survey, or SPSS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from pipelines.surveys.answer_sheets import answers_in
from pipelines.surveys.answers import Answers, DeliveryError, RowMask
from pipelines.surveys.coding import check_columns, selected
from pipelines.surveys.delimited import Delimited, open_delimited
from pipelines.surveys.headers import first_of, places
from pipelines.surveys.online import (
    LIMESURVEY_ID,
    SOSCI_ID,
    limesurvey,
    program_name,
    require_program,
    sosci,
    without_label_row,
)
from pipelines.surveys.sheets import WORKBOOKS, Workbook

if TYPE_CHECKING:
    from pipelines.store.reading import Reading
    from pipelines.surveys.archive import Delivery
    from pipelines.surveys.mapping import Mapping


@dataclass(frozen=True)
class Persons:
    """The answers the mapping speaks of, and where they stand in the file. `identifier` is the column that tells persons apart
    (in memory only, to find doubles); `counted` are the rows that are complete and selected.
    """

    header: Sequence[str]
    answers: Answers
    identifier: str | None
    counted: RowMask

    def place(self, name: str) -> int:
        """The column of that name."""
        return places(self.header, name)[0]


def open_persons(reading: Reading, mapping: Mapping, delivery: Delivery) -> Persons:
    """Raises InputError for columns that are not there, and DeliveryError for a file that is not what the mapping says."""
    if mapping.format == "spss":
        return _from_spss(reading, mapping, delivery.content)
    file = open_online(delivery.file, delivery.content, mapping.encoding)
    require_program(file, mapping.format)
    if file.label_line:
        reading.notice(
            "Diese Zeile wiederholt die Kopfzeile in Worten und zählt nicht als Person.", line=file.label_line
        )
    check_columns(reading, mapping, file.header, file.labels)
    usual = LIMESURVEY_ID if mapping.format == "limesurvey" else SOSCI_ID
    identifier = mapping.respondent_id or first_of(file.header, usual)
    names = list(dict.fromkeys([*mapping.columns(), *([identifier] if identifier else [])]))
    answers = (limesurvey if mapping.format == "limesurvey" else sosci)(file, names)
    return Persons(file.header, answers, identifier, answers.complete & selected(mapping, answers))


def open_online(name: str, content: bytes, encoding: str | None = None) -> Delimited:
    """The export of an online survey, as CSV or in a workbook; a second header row with words is kept apart.

    Raises DeliveryError for a file that is neither.
    """
    if PurePath(name).suffix.lower() not in WORKBOOKS:
        return without_label_row(open_delimited(content, encoding))
    file = answers_in(Workbook(content))
    if file is None:
        raise DeliveryError(
            f"In der Mappe ist kein Blatt mit der Kopfzeile von {program_name('limesurvey')} (submitdate) "
            f"oder {program_name('sosci')} (CASE).",
            "Die Befragung im Erhebungsprogramm neu ausgeben, oder in der Zuordnung „format“ berichtigen.",
        )
    return without_label_row(file)


def _from_spss(reading: Reading, mapping: Mapping, content: bytes) -> Persons:
    from pipelines.surveys.spss import described, spss

    meta = described(content, mapping.encoding)
    labels = [meta.column_names_to_labels.get(name) or "" for name in meta.column_names]
    check_columns(reading, mapping, meta.column_names, labels)
    answers = spss(content, mapping.columns(), mapping.encoding)
    return Persons(meta.column_names, answers, mapping.respondent_id, answers.complete & selected(mapping, answers))
