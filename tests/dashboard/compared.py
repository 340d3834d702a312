"""Rows of `comparison` for small atlases: the size follows from the values, the verdict is what the case is about."""

from __future__ import annotations

from tests.conftest import Atlas

BASES = {"land": "whole", "kreis": "whole"}
USUAL = {"higher_usual": "inside", "lower_usual": "inside", "far_higher": "outside", "far_lower": "outside"}


def compare(
    small: Atlas,
    indicator_id: str,
    period: int,
    area_id: str,
    reference: str,
    verdict: str,
    reference_value: float | None,
    *,
    at_95: str = "",
    others: int = 11,
    group_id: str = "g",
    tested_value: float | None = None,
    reason: str | None = None,
) -> None:
    """One row; `verdict` at 99.8 %, `at_95` where that is another. Of shares the reference is a median."""
    [(value, scale)] = small.rows(
        "SELECT value, scale FROM observation JOIN indicator USING (indicator_id) WHERE indicator_id = ? AND period = ? AND area_id = ?",
        indicator_id,
        period,
        area_id,
    )
    is_median = scale == "share" and reference_value is not None
    difference = None if reference_value is None else value - reference_value
    small.insert(
        "comparison",
        indicator_id=indicator_id,
        period=period,
        area_id=area_id,
        reference=reference,
        group_id=group_id,
        reference_value=reference_value,
        reference_basis=None if reference_value is None else "median" if is_median else BASES.get(reference, "pooled"),
        reference_low=reference_value - 2 if is_median and reference_value is not None else None,
        reference_high=reference_value + 2 if is_median and reference_value is not None else None,
        others=others,
        tested_value=tested_value,
        difference=difference,
        difference_pct=None if scale == "share" or difference is None else 100 * difference / (reference_value or 1),
        p=None if verdict == "none" else 0.001,
        usual=USUAL.get(at_95 or verdict),
        verdict_95=at_95 or verdict,
        verdict_998=verdict,
        verdict_bh=at_95 or verdict,
        reason=reason,
    )
