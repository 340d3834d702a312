"""From codes as the file holds them to categories of the codebook.

A code nobody gave a meaning is reported with its count, never recoded.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipelines.formats.text import alike, folded
from pipelines.surveys.answers import Answers, Column, Positions, RowMask, is_personal, printable
from pipelines.surveys.codebook import Dimension, Item, codebook
from pipelines.surveys.headers import code_of, places
from pipelines.surveys.mapping import MAPPING_FILE, MappedItem, Mapping, Subgroups
from pipelines.surveys.shares import Design
from pipelines.surveys.weights import Weights, read_weights, unweighted

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

Floats: TypeAlias = "NDArray[np.float64]"
NONE = -1
_OLDEST = 120


@dataclass(frozen=True)
class Coded:
    """The persons that count. `items`: per item the number of the category (scale first, then beside), `groups`: per dimension the
    number of the subgroup; NONE is no answer. Rows agree in all arrays. `respondents` are all persons in the file; `offered` are,
    per item, the answers the questionnaire had beside the scale.
    """

    respondents: int
    weights: Weights
    stratum: Positions | None
    cluster: Positions | None
    items: dict[str, Positions]
    groups: dict[str, Positions]
    offered: dict[str, set[str]]

    @property
    def complete(self) -> int:
        """Persons that count."""
        return len(self.weights.values)


def check_columns(reading: Reading, mapping: Mapping, header: Sequence[str], labels: Sequence[str] = ()) -> None:
    """Every column the mapping names must be there, once, and not lead to a person; `labels` are its headers in words, if there are any.

    Raises InputError with all that is wrong.
    """
    for column in mapping.columns():
        found = places(header, column)
        if not found:
            near = difflib.get_close_matches(column, [*header, *filter(None, map(code_of, header))], n=1)
            cure = (
                f"Gemeint ist vielleicht „{near[0]}“."
                if near
                else "Den Namen so schreiben, wie er in der Kopfzeile der Datei steht."
            )
            reading.problem(f"{MAPPING_FILE} nennt eine Spalte, die es in der Datei nicht gibt.", cure, column=column)
        elif len(found) > 1:
            reading.problem(
                "Diese Spalte gibt es in der Datei mehrfach.",
                "Die Befragung mit Fragencodes statt Fragetexten ausgeben.",
                line=1,
                column=column,
            )
        elif column != mapping.respondent_id and any(
            is_personal(words[place]) for words in (header, labels) for place in found if place < len(words)
        ):
            reading.problem(
                "Diese Spalte kann zu einer Person führen und wird nicht gelesen.",
                "Die Spalte aus der Zuordnung nehmen.",
                column=column,
            )
    reading.stop_if_problems()


def code_answers(
    reading: Reading, mapping: Mapping, answers: Answers, identifier: str | None, counted: RowMask
) -> Coded:
    """Categories, subgroups and weights of the counted persons; `identifier` is the column no two of them may share.

    Raises InputError with everything that is wrong.
    """
    kept = counted
    if not kept.any():
        reading.problem(
            "In der Datei ist keine vollständige Antwort, die zur Auswahl passt.",
            "Den Stand der Erhebung und „filter“ in der Zuordnung prüfen.",
            column=mapping.filter.column if mapping.filter else None,
        )
        reading.stop_if_problems()
    _refuse_doubles(reading, identifier, answers, kept)
    weights = read_weights(reading, answers, mapping.weight, kept) if mapping.weight else unweighted(kept)
    kept = weights.kept
    book = codebook()
    items = {item.item: _item(reading, answers, item, book.items()[item.item], kept) for item in mapping.item}
    groups = {
        name: _groups(reading, mapping, answers, group, book.dimensions()[name], kept)
        for name, group in mapping.subgroups.items()
    }
    stratum, cluster = (_labels(reading, answers, name, kept) for name in (mapping.stratum, mapping.cluster))
    _refuse_lonely_units(reading, mapping, stratum, cluster)
    reading.stop_if_problems()
    offered = {item.item: set(item.codes.values()) & set(book.scale_of(item.item).beside) for item in mapping.item}
    return Coded(answers.rows, weights, stratum, cluster, items, groups, offered)


def selected(mapping: Mapping, answers: Answers) -> RowMask:
    """Who passes the filter of the mapping."""
    if mapping.filter is None:
        return np.ones(answers.rows, dtype=bool)
    column, wanted = answers.columns[mapping.filter.column], {folded(value) for value in mapping.filter.values}
    return column.translated(value in wanted for value in column.values).astype(bool)


def _refuse_doubles(reading: Reading, identifier: str | None, answers: Answers, kept: RowMask) -> None:
    """Line numbers are told, the identifier itself is not."""
    if identifier is None:
        return
    rows = np.flatnonzero(kept)
    codes = answers.columns[identifier].codes[rows]
    _, first, place = np.unique(codes, return_index=True, return_inverse=True)
    again = np.flatnonzero(first[place] != np.arange(len(rows)))
    for number in again[:5]:
        before = answers.line_of(int(rows[first[place[number]]]))
        reading.problem(
            f"Diese Person steht schon in Zeile {before} (dieselbe Kennung; insgesamt {len(again)} doppelte).",
            "Doppelte Datensätze vor der Lieferung entfernen.",
            line=answers.line_of(int(rows[number])),
            column=identifier,
        )


def _item(reading: Reading, answers: Answers, mapped: MappedItem, item: Item, kept: RowMask) -> Positions:
    book = codebook()
    scale = book.scale[item.scale]
    place = {code: number for number, code in enumerate([*scale.category, *scale.beside])} | dict.fromkeys(
        book.missing, NONE
    )
    column = answers.columns[str(mapped.column)]
    if mapped.score:
        return _scored(reading, answers, column, item, kept)
    return _translate(reading, answers, column, {code: place[meaning] for code, meaning in mapped.codes.items()}, kept)


def _groups(
    reading: Reading, mapping: Mapping, answers: Answers, group: Subgroups, dimension: Dimension, kept: RowMask
) -> Positions:
    column = answers.columns[group.column]
    if group.unit == "codes":
        place = {code: number for number, code in enumerate(dimension.subgroup)} | dict.fromkeys(
            codebook().missing, NONE
        )
        return _translate(
            reading, answers, column, {code: place[meaning] for code, meaning in group.codes.items()}, kept
        )
    numbers = _numbers(reading, answers, column, kept)
    ages = mapping.year - numbers if group.unit == "geburtsjahr" else numbers
    strange = np.isfinite(ages) & ((ages < 0) | (ages > _OLDEST)) & kept
    if strange.any():
        first = int(np.flatnonzero(strange)[0])
        reading.reject(
            f"{int(strange.sum())} Altersangaben sind nicht möglich; diese Personen zählen in keiner Altersgruppe.",
            "Die Angabe vor der Lieferung berichtigen oder löschen.",
            line=answers.line_of(first),
            column=group.column,
        )
    starts = np.array([dimension.from_age[name] for name in dimension.subgroup])
    band = np.searchsorted(starts, np.where(np.isfinite(ages), ages, 0), side="right") - 1
    return np.where(np.isfinite(ages) & ~strange, band, NONE)[kept]


def _scored(reading: Reading, answers: Answers, column: Column, item: Item, kept: RowMask) -> Positions:
    """0 above the cut-off, 1 not above it: the order of the scale grenzwert."""
    scores = _numbers(reading, answers, column, kept)
    outside = np.isfinite(scores) & ((scores < (item.score_from or 0)) | (scores > (item.score_to or np.inf))) & kept
    if outside.any():
        first = int(np.flatnonzero(outside)[0])
        reading.problem(
            f"{int(outside.sum())} Werte liegen nicht auf der Skala von {item.score_from:g} bis {item.score_to:g}.",
            "Die Skala prüfen; fehlende Angaben leer lassen.",
            line=answers.line_of(first),
            column=column.name,
            value=printable(column.values[column.codes[first]]),
        )
    coded = np.where(np.isfinite(scores), np.where(scores > (item.cutoff or 0), 0, 1), NONE)
    return coded[kept]


def _translate(
    reading: Reading, answers: Answers, column: Column, meanings: dict[str, int], kept: RowMask
) -> Positions:
    numbers = _spelled(meanings, column.values)
    unknown = [
        number
        for number, value in enumerate(column.values)
        if value not in numbers and not answers.is_missing(column.name, value)
    ]
    counts = np.bincount(column.codes[kept], minlength=len(column.values))
    for number in unknown:
        if counts[number]:
            reading.problem(
                f"Für diesen Code nennt {MAPPING_FILE} keine Bedeutung; er kommt {counts[number]}-mal vor.",
                "Dem Code eine Kategorie geben, oder weiss_nicht, keine_angabe, nicht_gestellt oder ungueltig.",
                line=answers.line_of(column.first(number, kept)),
                column=column.name,
                value=printable(column.values[number]),
            )
    return column.translated(numbers.get(value, NONE) for value in column.values)[kept]


def _spelled(meanings: dict[str, int], values: Sequence[str]) -> dict[str, int]:
    """What the values mean: as the mapping writes them, else without case where that leaves one meaning."""
    exact = {folded(code): number for code, number in meanings.items()}
    loose: dict[str, set[int]] = {}
    for code, number in meanings.items():
        loose.setdefault(alike(code), set()).add(number)
    return {
        value: exact[value] if value in exact else next(iter(loose[alike(value)]))
        for value in values
        if value in exact or len(loose.get(alike(value), ())) == 1
    }


def _numbers(reading: Reading, answers: Answers, column: Column, kept: RowMask) -> Floats:
    """Numbers of all rows; NaN where the format declares the value missing. Text is a problem."""
    numbers = np.array(
        [np.nan if answers.is_missing(column.name, value) else number_in(value) for value in column.values] or [np.nan]
    )
    counts = np.bincount(column.codes[kept], minlength=len(numbers))
    for place in np.flatnonzero(np.isinf(numbers) & (counts > 0)):
        reading.problem(
            f"Hier wird eine Zahl erwartet ({counts[place]}-mal nicht).",
            "Die Spalte berichtigen oder aus der Zuordnung nehmen.",
            line=answers.line_of(column.first(int(place), kept)),
            column=column.name,
            value=printable(column.values[place]),
        )
    per_row: Floats = np.where(np.isinf(numbers), np.nan, numbers)[column.codes]
    return per_row


def number_in(text: str) -> float:
    """A number with decimal point or comma; infinity where the text is none."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return np.inf


def _labels(reading: Reading, answers: Answers, name: str | None, kept: RowMask) -> Positions | None:
    if name is None:
        return None
    column = answers.columns[name]
    empty = column.translated(answers.is_missing(name, value) for value in column.values).astype(bool) & kept
    if empty.any():
        reading.problem(
            f"Bei {int(empty.sum())} Personen fehlt die Angabe zur Stichprobe.",
            "Schicht und Klumpen für alle Personen angeben.",
            line=answers.line_of(int(np.flatnonzero(empty)[0])),
            column=name,
        )
    return column.codes[kept]


def _refuse_lonely_units(
    reading: Reading, mapping: Mapping, stratum: Positions | None, cluster: Positions | None
) -> None:
    """A stratum with a single sampling unit has no variance to estimate from."""
    if stratum is None and cluster is None:
        return
    persons = len(stratum if stratum is not None else cluster if cluster is not None else ())
    _, per_unit = Design(np.ones(persons), stratum, cluster).units
    lonely = int((np.bincount(per_unit) == 1).sum())
    if lonely:
        reading.problem(
            f"In {lonely} Schichten gibt es nur eine Erhebungseinheit; die Genauigkeit lässt sich so nicht berechnen.",
            "Schichten mit ähnlichen zusammenlegen und neu liefern.",
            column=mapping.stratum or mapping.cluster,
        )
