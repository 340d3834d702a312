"""From shares to what is published: interval, disclosure first, precision second, comparability group."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipelines.statistics import design_wilson_interval, presentation_status, wilson_interval
from pipelines.surveys.codebook import ALL, TOP, Scale, codebook, comparability_group
from pipelines.surveys.disclosure import Cells, DisclosureControl
from pipelines.surveys.shares import Design, Floats, Targets, shares

if TYPE_CHECKING:
    from pipelines.surveys.coding import Coded
    from pipelines.surveys.mapping import Mapping

_STATUS = {"show": "ok", "review": "provisional", "suppress": "suppressed"}
# A hundredth of what pages show, and a third of the bytes of all digits; equal on every machine.
_DIGITS = 3


class Published(NamedTuple):
    """One row of survey_estimate, without what names the delivery."""

    item_id: str
    category: str
    subgroup: str
    n: int | None
    n_eff: float | None
    value_pct: float | None
    low_pct: float | None
    high_pct: float | None
    status: str
    comparability_group: str


def targets_of(scale: Scale, offered: set[str]) -> tuple[list[str], Targets]:
    """What is estimated on a scale: the joined top categories, each category, and each offered answer beside it on a base with it."""
    on, beside = list(scale.category), list(scale.beside)
    names = [TOP, *on, *beside]
    part, base = np.zeros((len(on) + len(beside), len(names))), np.zeros((len(on) + len(beside), len(names)))
    part[:, 1:] = np.eye(len(on) + len(beside))
    for number, code in enumerate(on):
        part[number, 0] = code in scale.top
        base[number, :] = 1
    for number in range(len(on), len(on) + len(beside)):
        base[number, 1 + number] = 1
    columns = [number for number, name in enumerate(names) if name not in scale.beside or name in offered]
    return [names[number] for number in columns], Targets(part[:, columns], base[:, columns])


def count(coded: Coded) -> Cells:
    """Shares of every question in every subgroup."""
    book = codebook()
    design = Design(coded.weights.values, coded.stratum, coded.cluster)
    groups = [
        (None, [ALL], np.zeros(coded.complete, dtype=np.int64)),
        *((name, list(book.dimensions()[name].subgroup), codes) for name, codes in coded.groups.items()),
    ]
    rows: list[tuple[str, str | None, str, str]] = []
    estimates = []
    for item, category in coded.items.items():
        names, targets = targets_of(book.scale_of(item), coded.offered[item])
        for dimension, subgroups, codes in groups:
            result = shares(category, codes, len(subgroups), targets, design)
            rows += [(item, dimension, subgroup, name) for subgroup in subgroups for name in names]
            estimates.append(np.stack([result.n, result.p, result.se, result.df, result.kish]).reshape(5, -1))
    n, p, se, df, kish = np.concatenate(estimates, axis=1)
    if not coded.weights.is_weighted and coded.stratum is None and coded.cluster is None:
        se = np.full_like(se, np.nan)
    item_of, dimension_of, subgroup_of, category_of = (list(part) for part in zip(*rows, strict=True))
    return Cells(item_of, dimension_of, subgroup_of, category_of, n, p, se, df, kish, np.zeros_like(n))


def publish(cells: Cells, mapping: Mapping, deff: float | None) -> list[Published]:
    """The rows that may be published. `deff`: a known design effect, used where the cells have no standard error."""
    low, high, n_eff = _intervals(cells, deff)
    represents = mapping.sampling != "offen"
    disclosure = DisclosureControl(cells, _precision(cells, low, high, n_eff, represents=represents))
    disclosure.hide_small()
    disclosure.hide_imprecise()
    book = codebook()
    items = book.items()
    groups = {
        item: comparability_group(items[item], book.scale_of(item).length, mapping.mode, mapping.sampling)
        for item in dict.fromkeys(cells.item)
    }
    numbers = zip(
        *(np.round(part, _DIGITS).tolist() for part in (n_eff, 100 * cells.p, 100 * low, 100 * high)), strict=True
    )
    names = zip(cells.item, cells.category, cells.subgroup, strict=True)
    rows = zip(names, disclosure.n, numbers, disclosure.status, disclosure.kept, strict=True)
    return [
        Published(*name, n, *_published(measured, status), status, groups[name[0]])
        for name, n, measured, status, kept in rows
        if kept
    ]


def _published(
    measured: tuple[float, float, float, float], status: str
) -> tuple[float | None, float | None, float | None, float | None]:
    """Effective size, share and interval, as far as the status lets them be seen."""
    if status == "suppressed":
        return None, None, None, None
    return (None, measured[1], None, None) if status == "unrepresentative" else measured


def _intervals(cells: Cells, deff: float | None) -> tuple[Floats, Floats, Floats]:
    """Design Wilson where there is a standard error; Kish–Wilson where only weights or a design effect are known or p is 0 or 1;
    else plain Wilson. Also the effective size, at most n."""
    known = np.isfinite(cells.p) & (cells.n > 0)
    p, n = np.where(known, cells.p, 0), np.where(known, cells.n, 1)
    size = np.where(np.isfinite(cells.kish) & known, cells.kish, n)
    size = size / deff if deff else size
    low, high = (np.array(limit, dtype=float) for limit in wilson_interval(p * size, size))
    designed = known & np.isfinite(cells.se) & (cells.se > 0) & (p > 0) & (p < 1) & (cells.df > 0)
    se, df = np.where(designed, cells.se, 1), np.where(designed, cells.df, 1)
    by_design = design_wilson_interval(p, se, df, n)
    low, high = (np.where(designed, limit, plain) for limit, plain in zip(by_design, (low, high), strict=True))
    n_eff = np.where(designed, p * (1 - p) / np.square(se), size)
    return tuple(np.where(known, each, np.nan) for each in (low, high, np.minimum(n_eff, n)))  # type: ignore[return-value]


def _precision(cells: Cells, low: Floats, high: Floats, n_eff: Floats, *, represents: bool) -> list[str]:
    known = np.isfinite(cells.p) & (cells.n > 0)
    if not represents:
        return ["unrepresentative" if there else "suppressed" for there in known]
    p, bottom, top, size = (np.where(known, part, 0) for part in (cells.p, low, high, n_eff))
    # without a design the sample is simple: n − 1 degrees of freedom
    df = np.where(np.isfinite(cells.df), cells.df, np.maximum(cells.n - 1, 0))
    presentation = np.where(known, presentation_status(p, bottom, top, size, df), "suppress")
    return [
        _STATUS["review" if weak and word == "show" else str(word)]
        for word, weak in zip(presentation, cells.weak, strict=True)
    ]
