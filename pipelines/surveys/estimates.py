"""From shares to what is published: interval, disclosure first, precision second, comparability group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from pipelines.statistics import design_wilson_interval, presentation_status, wilson_interval
from pipelines.surveys.codebook import ALL, TOP, Scale, codebook, comparability_group
from pipelines.surveys.disclosure import SMALLEST_BASE, hidden_categories, hidden_groups
from pipelines.surveys.shares import Design, Floats, Targets, shares

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.surveys.coding import Coded
    from pipelines.surveys.mapping import Mapping

_STATUS = {"show": "ok", "review": "provisional", "suppress": "suppressed"}
# More digits than any page shows; fewer than the noise of computing.
_DIGITS = 8
COLUMNS = ["item_id", "category", "subgroup", "n", "n_eff", "value_pct", "low_pct", "high_pct", "status", "comparability_group"]


@dataclass(frozen=True)
class Cells:
    """One row per item × subgroup × category before anything is judged; all arrays of one length.

    `dimension` is None for all respondents; `p` is NaN where the delivery itself does not show the share; `se` NaN where there is no
    design; `weak` marks shares the delivery itself calls uncertain.
    """

    item: list[str]
    dimension: list[str | None]
    subgroup: list[str]
    category: list[str]
    n: Floats
    p: Floats
    se: Floats
    df: Floats
    kish: Floats
    weak: Floats


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
    kept = [number for number, name in enumerate(names) if name not in scale.beside or name in offered]
    return [names[number] for number in kept], Targets(part[:, kept], base[:, kept])


def count(coded: Coded) -> Cells:
    """Shares of every question in every subgroup."""
    book = codebook()
    design = Design(coded.weights.values, coded.stratum, coded.cluster)
    groups = [(None, [ALL], np.zeros(coded.complete, dtype=np.int64)),
              *((name, list(book.dimensions()[name].subgroup), codes) for name, codes in coded.groups.items())]
    rows: list[tuple[str, str | None, str, str]] = []
    found = []
    for item, category in coded.items.items():
        names, targets = targets_of(book.scale_of(item), coded.offered[item])
        for dimension, subgroups, codes in groups:
            result = shares(category, codes, len(subgroups), targets, design)
            rows += [(item, dimension, subgroup, name) for subgroup in subgroups for name in names]
            found.append(np.stack([result.n, result.p, result.se, result.df, result.kish]).reshape(5, -1))
    n, p, se, df, kish = np.concatenate(found, axis=1)
    if not coded.weights.given and coded.stratum is None and coded.cluster is None:
        se = np.full_like(se, np.nan)
    item_of, dimension_of, subgroup_of, category_of = (list(part) for part in zip(*rows, strict=True))
    return Cells(item_of, dimension_of, subgroup_of, category_of, n, p, se, df, kish, np.zeros_like(n))


def publish(cells: Cells, mapping: Mapping, deff: float | None) -> pd.DataFrame:
    """The rows that may be published, columns COLUMNS. `deff`: a known design effect, used where the cells have no standard error."""
    import pandas as pd

    low, high, n_eff = _intervals(cells, deff)
    status = _precision(cells, low, high, n_eff, represents=mapping.sampling != "offen")
    book = codebook()
    groups = {item: comparability_group(book.items()[item], book.scale_of(item).length, mapping.mode, mapping.sampling)
              for item in dict.fromkeys(cells.item)}
    frame = pd.DataFrame({
        "item_id": cells.item, "dimension": cells.dimension, "category": cells.category, "subgroup": cells.subgroup, "n": cells.n,
        "n_eff": n_eff, "value_pct": 100 * cells.p, "low_pct": 100 * low, "high_pct": 100 * high, "status": status})
    frame = _hide_imprecise(_hide_small(frame))
    if mapping.sampling == "offen":
        frame.loc[:, ["n_eff", "low_pct", "high_pct"]] = np.nan
    frame.loc[frame["status"] == "suppressed", ["n_eff", "value_pct", "low_pct", "high_pct"]] = np.nan
    frame = frame.round({"n_eff": 2, "value_pct": _DIGITS, "low_pct": _DIGITS, "high_pct": _DIGITS})
    return frame.assign(comparability_group=frame["item_id"].map(groups))[COLUMNS]


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
    judged = np.where(known, presentation_status(p, bottom, top, size, df), "suppress")
    return [_STATUS["review" if weak and word == "show" else str(word)] for word, weak in zip(judged, cells.weak, strict=True)]


def _hide_small(frame: pd.DataFrame) -> pd.DataFrame:
    """Disclosure: rows of hidden groups lose n as well. Groups without a person are left out, unless that would tell on a hidden one."""
    base = frame[frame["category"] == TOP]
    keep, hide = np.ones(len(frame), dtype=bool), np.zeros(len(frame), dtype=bool)
    place = _places(frame)
    for item, rows in base.groupby("item_id", sort=False):
        for group, n, hidden in _judged(rows):
            at = place[(str(item), group)]
            hide[at] = hidden
            keep[at] = hidden or n > 0
    frame.loc[hide, "n"] = np.nan
    frame.loc[hide, "status"] = "suppressed"
    return frame[keep]


def _places(frame: pd.DataFrame) -> dict[tuple[str, str], NDArray[np.intp]]:
    """Row numbers by item and subgroup."""
    return cast("dict[tuple[str, str], NDArray[np.intp]]", frame.groupby(["item_id", "subgroup"], sort=False).indices)


def _judged(rows: pd.DataFrame) -> Iterator[tuple[str, int, bool]]:
    """Per subgroup of one item: its size, and whether it is hidden."""
    whole = rows[rows["dimension"].isna()]
    total = int(whole["n"].iloc[0]) if len(whole) else None
    for group in whole["subgroup"]:
        yield group, int(total or 0), (total or 0) < SMALLEST_BASE
    for _, part in rows[rows["dimension"].notna()].groupby("dimension", sort=False):
        sizes = {group: int(n) for group, n in zip(part["subgroup"], part["n"], strict=True)}
        too_small = total is not None and total < SMALLEST_BASE
        hidden = set(sizes) if too_small else hidden_groups(sum(sizes.values()) if total is None else total, sizes)
        for group, n in sizes.items():
            yield group, n, group in hidden


def _hide_imprecise(frame: pd.DataFrame) -> pd.DataFrame:
    """Where one share of a distribution is too imprecise, hide a second one that would give it back."""
    book = codebook()
    doubtful = frame[(frame["status"] == "suppressed") & frame["n"].notna()]
    pairs = set(zip(doubtful["item_id"], doubtful["subgroup"], strict=True))
    if not pairs:
        return frame
    status, n = frame["status"].to_numpy(copy=True), frame["n"].to_numpy(copy=True)
    values, names = frame["value_pct"].to_numpy(), frame["category"].to_numpy()
    for pair, at in _places(frame).items():
        if pair not in pairs:
            continue
        scale = book.scale_of(pair[0])
        place = {names[row]: row for row in at}
        inside = {name: float(values[row]) if np.isfinite(values[row]) else 0.0 for name, row in place.items() if name not in scale.beside}
        suppressed = {name for name in inside if status[place[name]] == "suppressed"}
        for name in hidden_categories(suppressed, inside, TOP, set(scale.top)):
            status[place[name]] = "suppressed"
        for name in scale.beside:
            # the base with and without this answer would tell its share
            if name in place and status[place[name]] == "suppressed":
                n[place[name]] = np.nan
    return frame.assign(status=status, n=n)
