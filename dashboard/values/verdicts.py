"""How values compare and how they went: packed for the answers of the map, and said in words for tables and files.

A result is one letter per year: H, L certainly higher or lower at 99.8 %, h, l at 95 % only, s neither, a digit or small letter of SIGNS why
it cannot be computed, "." nothing to compare.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import german
from dashboard.addresses.parameters import REFERENCES as REFERENCES
from dashboard.texts import comparison as texts

Row = Mapping[str, Any]
LETTERS = {
    ("higher", "higher"): "H",
    ("higher", "similar"): "h",
    ("similar", "similar"): "s",
    ("lower", "similar"): "l",
    ("lower", "lower"): "L",
}
SIGNS = "0123456789abcdefg"
TRENDS = {"increasing": "i", "decreasing": "d", "no_change": "n"}


def packed(rows: Sequence[Row], years: Sequence[int], decimals: int) -> dict[str, Any]:
    """`compared`: {reference: {area: a letter per year}}, `reasons`: what the signs stand for, `references`: {reference: {kind for
    "kind", else area: value × 10^decimals per year}}; the value of the Land stands among the values."""
    reasons = sorted({row["reason"] for row in rows if row["reason"]})
    names = {contract: name for name, contract in REFERENCES.items()}
    compared: dict[str, dict[str, list[str]]] = {name: {} for name in REFERENCES}
    values: dict[str, dict[str, list[int | None]]] = {name: {} for name in REFERENCES if name != "land"}
    for row in rows:
        name, at = names[row["reference"]], years.index(row["period"])
        compared[name].setdefault(row["area_id"], ["."] * len(years))[at] = _letter(row, reasons)
        if name != "land" and row["result_95"]:
            key = row["kind"] if name == "kind" else row["area_id"]
            values[name].setdefault(key, [None] * len(years))[at] = round(row["reference_value"] * 10**decimals)
    return {
        "compared": {
            name: {area: "".join(letters) for area, letters in areas.items()}
            for name, areas in compared.items()
            if areas
        },
        "reasons": reasons,
        "references": {name: areas for name, areas in values.items() if areas},
    }


def _letter(row: Row, reasons: Sequence[str]) -> str:
    if row["result_95"] is None:
        return SIGNS[reasons.index(row["reason"])]
    return LETTERS[row["result_95"], row["result_998"]]


def result_in_words(row: Row) -> str:
    """The result of one comparison and how certain it is, or why there is none."""
    if row["result_95"] is None:
        return texts.NOT_COMPUTABLE.format(reason=row["reason"])
    if row["result_95"] == "similar":
        return texts.SIMILAR
    level = "99,8" if row["result_998"] == row["result_95"] else "95"
    return texts.CERTAIN[row["result_95"]].format(level=level)


def trend_in_words(result: str, first: int, last: int, reason: str | None) -> str:
    """The recent trend with its years, or why it cannot be told."""
    if result == "cannot_be_calculated":
        return texts.NOT_COMPUTABLE.format(reason=reason)
    return texts.TREND_SPAN.format(word=texts.TRENDS[result], years=german.years(first, last))
