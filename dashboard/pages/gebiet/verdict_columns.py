"""How the newest own value of an indicator compares with the others of its kind, as cells of a file; nothing of older or inherited values."""

from __future__ import annotations

from dashboard.exports.table import Cell
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.queries.profile_values import Observation
from dashboard.queries.verdicts import Comparison
from dashboard.texts import comparison as texts
from dashboard.texts import profile_files as file_texts
from dashboard.values import verdicts

_NAMES = {published: texts.REFERENCES[name] for name, published in verdicts.REFERENCES.items()}


def cells(series: IndicatorSeries, row: Observation) -> tuple[Cell, ...]:
    """In words, in the order of their columns."""
    compared = _of(series, row)
    if compared is None:
        return (None,) * len(file_texts.VERDICT)
    has_size = compared.difference is not None
    said = verdicts.in_words(compared.verdict(), compared.reason, has_size=has_size)
    return _NAMES[compared.reference], compared.reference_value, compared.difference, said


def machine_cells(series: IndicatorSeries, row: Observation) -> tuple[Cell, ...]:
    """As in the contract, in the order of their columns."""
    compared = _of(series, row)
    if compared is None:
        return (None,) * len(file_texts.VERDICT_MACHINE)
    return (
        compared.reference,
        compared.reference_value,
        compared.difference,
        compared.verdict(),
        compared.reason,
    )


def _of(series: IndicatorSeries, row: Observation) -> Comparison | None:
    is_newest_own = not series.giver and row.period == series.newest.period and row.value is not None
    return series.comparison if is_newest_own else None
