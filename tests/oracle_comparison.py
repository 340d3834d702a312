"""Dull twins of the comparison, the trend, the two axes and the occasions G10 and G12: loops over plain rows, one thought per line.

Rows are dicts; nothing is shared with the originals but the words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from statistics import NormalDist, median
from typing import Any

from tests import oracle

Row = dict[str, Any]
Z = NormalDist()


# ───────────────────────── significance ─────────────────────────


def poisson_tail_p(cases: int, expected: float) -> float:
    """Two-sided exact p: twice the smaller tail."""
    weights = [math.exp(k * math.log(expected) - expected - math.lgamma(k + 1)) for k in range(cases + 1)]
    at_most = sum(weights)
    at_least = 1 - (at_most - weights[-1])
    return min(1.0, 2 * min(at_most, at_least))


def overdispersed_p(cases: int, expected: float, tau2: float) -> float:
    if cases == 0:
        return 0.0
    z = abs(math.log(cases / expected)) / math.sqrt(1 / expected + tau2)
    return 2 * (1 - Z.cdf(z))


def spread_of(pairs: Sequence[tuple[float, float]]) -> float | None:
    """τ² from (cases, expected); None for fewer than ten areas with cases. The outer tenths of z are pulled in."""
    used = [(observed, expected) for observed, expected in pairs if observed > 0 and expected > 0]
    if len(used) < 10:
        return None
    z = [math.sqrt(expected) * math.log(observed / expected) for observed, expected in used]
    low, high = oracle.quantile(z, 0.1), oracle.quantile(z, 0.9)
    z = [min(max(value, low), high) for value in z]
    n, weights = len(z), [expected for _, expected in used]
    phi = sum(value**2 for value in z) / n
    return max(0.0, (n * phi - (n - 1)) / (sum(weights) - sum(w**2 for w in weights) / sum(weights)))


def wilson(share: float, n: float, confidence: float) -> tuple[float, float]:
    z = Z.inv_cdf((1 + confidence) / 2)
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * math.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return middle - half, middle + half


def held_down(p: list[float]) -> list[float]:
    """Benjamini–Hochberg, one at a time from the largest."""
    order = sorted(range(len(p)), key=lambda i: p[i], reverse=True)
    adjusted, smallest = [0.0] * len(p), 1.0
    for place, i in enumerate(order):
        smallest = min(smallest, p[i] * len(p) / (len(p) - place))
        adjusted[i] = smallest
    return adjusted


def word(p: float, value: float, reference: float, confidence: float) -> str:
    if p >= 1 - confidence:
        return "similar"
    return "lower" if value < reference else "higher"


# ───────────────────────── comparison of rates ─────────────────────────


def rates_against(
    own: list[Row], kreise: dict[str, float], land: float | None, peers: dict[str, list[str]]
) -> dict[tuple[str, str], Row]:
    """One indicator, one year, one row per body: keys area_id, level, kind, kreis_id, cases, people.

    Returns (area_id, reference) → reference_value, result_95, result_998, result_95_bh; results are None where nothing can be computed.
    """
    answers: dict[tuple[str, str], Row] = {}
    tau_of_kind = {
        kind: _tau_of_kind([row for row in own if row["kind"] == kind]) for kind in {row["kind"] for row in own}
    }
    for row in own:
        level_mates = [other for other in own if other["level"] == row["level"]]
        kin = [other for other in own if other["kind"] == row["kind"]]
        alike = [other for other in own if other["area_id"] in peers.get(row["area_id"], [])]
        tau_land = (
            None if not land else spread_of([(each["cases"], land * each["people"] / 100_000) for each in level_mates])
        )
        tau = tau_of_kind[row["kind"]]
        is_kreis = row["level"] == "kreis" or row["kind"] == "kreisfreie_stadt"
        answers[row["area_id"], "land"] = _rate(row, land, tau_land, row["level"])
        answers[row["area_id"], "kind"] = _rate(row, _pooled(kin), tau, row["kind"])
        answers[row["area_id"], "kreis"] = _rate(
            row, None if is_kreis else kreise.get(row["kreis_id"]), tau, row["kreis_id"]
        )
        answers[row["area_id"], "peers"] = _rate(
            row, _pooled(alike) if alike else None, tau if len(alike) >= 5 else None, row["kind"]
        )
    return _with_held_down(answers)


def _pooled(rows: list[Row]) -> float:
    return sum(row["cases"] for row in rows) / sum(row["people"] for row in rows) * 100_000


def _tau_of_kind(kin: list[Row]) -> float | None:
    reference = _pooled(kin)
    return spread_of([(row["cases"], reference * row["people"] / 100_000) for row in kin])


def _rate(row: Row, reference: float | None, tau2: float | None, alarms: str) -> Row:
    answer: Row = {
        "reference_value": reference,
        "result_95": None,
        "result_998": None,
        "result_95_bh": None,
        "p": None,
        "alarms": alarms,
    }
    if not reference or tau2 is None:
        return answer
    expected = reference * row["people"] / 100_000
    p = max(overdispersed_p(row["cases"], expected, tau2), poisson_tail_p(row["cases"], expected))
    value = row["cases"] / row["people"] * 100_000
    return answer | {
        "p": p,
        "value": value,
        "result_95": word(p, value, reference, 0.95),
        "result_998": word(p, value, reference, 0.998),
    }


def _with_held_down(answers: dict[tuple[str, str], Row]) -> dict[tuple[str, str], Row]:
    for (_, reference), answer in answers.items():
        if answer["p"] is None:
            continue
        together = [
            other
            for (_, theirs), other in answers.items()
            if theirs == reference and other["alarms"] == answer["alarms"] and other["p"] is not None
        ]
        adjusted = held_down([other["p"] for other in together])[
            next(i for i, other in enumerate(together) if other is answer)
        ]
        answer["result_95_bh"] = word(adjusted, answer["value"], answer["reference_value"], 0.95)
    return answers


# ───────────────────────── comparison of shares ─────────────────────────


def shares_against_kind(own: list[Row], year: int) -> dict[str, Row]:
    """One indicator: rows area_id, kind, year, share (0 to 1), n. The newest of three years of every area of the kind, itself included."""
    answers = {}
    for row in own:
        if row["year"] != year:
            continue
        newest: dict[str, Row] = {}
        for other in own:
            if other["kind"] == row["kind"] and year - 2 <= other["year"] <= year:
                before = newest.get(other["area_id"])
                newest[other["area_id"]] = other if before is None or other["year"] > before["year"] else before
        reference = median(other["share"] for other in newest.values())
        answer: Row = {"reference_value": 100 * reference, "areas": len(newest), "result_95": None, "result_998": None}
        if len(newest) >= 5:
            answer |= {
                name: _share_word(row, reference, confidence)
                for name, confidence in (("result_95", 0.95), ("result_998", 0.998))
            }
        answers[row["area_id"]] = answer
    return answers


def _share_word(row: Row, reference: float, confidence: float) -> str:
    low, high = wilson(row["share"], row["n"], confidence)
    return "lower" if high < reference else "higher" if low > reference else "similar"


# ───────────────────────── need and structure ─────────────────────────


def midranks(values: list[float | None]) -> list[float | None]:
    known = [value for value in values if value is not None]
    answers: list[float | None] = []
    for value in values:
        if value is None:
            answers.append(None)
            continue
        below = sum(other < value for other in known)
        equal = sum(other == value for other in known)
        answers.append((below + equal / 2) / len(known))
    return answers


def axis_percentiles(values: list[list[float | None]], weights: list[float]) -> list[float | None]:
    """Rows are areas, columns indicators, oriented; the place of the weighted mean of percentiles."""
    columns = [midranks([row[place] for row in values]) for place in range(len(weights))]
    means: list[float | None] = []
    for number in range(len(values)):
        parts = [
            (column[number], weight)
            for column, weight in zip(columns, weights, strict=True)
            if column[number] is not None
        ]
        means.append(
            round(
                sum(part * weight for part, weight in parts if part is not None) / sum(weight for _, weight in parts),
                12,
            )
        )
    return midranks(means)


# ───────────────────────── occasions ─────────────────────────


def finding_g10(
    tables: oracle.Tables,
    upper_percent: float = 33.3,
    years: int = 5,
    min_group: int = 8,
    months: int = 18,
    stale_months: int = 24,
) -> dict[str, tuple[Any, ...]]:
    """area_id → (variant, severity, certainty)."""
    weak = set()
    for findings in (
        oracle.finding_g1(tables, stale_months),
        oracle.finding_g2(tables, months, months, stale_months),
        oracle.finding_g3(tables, stale_months),
    ):
        weak |= {area_id for area_id, (_, severity) in findings.items() if severity == "anlass"}
    newest = _newest(tables, "sicher_nachts_wohngegend", years)
    answers: dict[str, tuple[Any, ...]] = {}
    for area_id, row in newest.items():
        kin = [other for other in newest.values() if other["kind"] == row["kind"]]
        if len(kin) < min_group or area_id not in weak:
            continue
        third = oracle.quantile([100 - other["value"] for other in kin], 1 - upper_percent / 100)
        if 100 - row["high"] > third:
            answers[area_id] = ("nachts_unsicher", "anlass", "gesichert")
    return answers


def finding_g12(
    tables: oracle.Tables, distance_percent: float = 33.3, years: int = 5, min_group: int = 8
) -> dict[str, tuple[Any, ...]]:
    """area_id → (variant, severity, certainty)."""
    crime = {
        area: (row["value"], row["low"], row["high"], row["kind"])
        for area, row in _newest(tables, "straftaten_ohne_auslaenderrecht", years).items()
    }
    fear = {
        area: (100 - row["value"], 100 - row["high"], 100 - row["low"], row["kind"])
        for area, row in _newest(tables, "sicher_nachts_wohngegend", years).items()
    }
    answers: dict[str, tuple[Any, ...]] = {}
    for area in crime.keys() & fear.keys():
        others = [other for other in crime.keys() & fear.keys() if other != area and crime[other][3] == crime[area][3]]
        if len(others) + 1 < min_group:
            continue
        places = [_place(side[area], [side[other] for other in others]) for side in (crime, fear)]
        if abs(places[0][0] - places[1][0]) * 100 / len(others) < distance_percent:
            continue
        apart = places[0][2] < places[1][1] or places[1][2] < places[0][1]
        answers[area] = (
            "gefuehl" if places[1][0] > places[0][0] else "lage",
            "anlass",
            "gesichert" if apart else "nicht_gesichert",
        )
    return answers


def _place(
    mine: tuple[float, float, float, str], others: list[tuple[float, float, float, str]]
) -> tuple[int, int, int]:
    """How many others are below; surely below; not surely above."""
    return (
        sum(other[0] < mine[0] for other in others),
        sum(other[2] < mine[1] for other in others),
        sum(not other[1] > mine[2] for other in others),
    )


def _newest(tables: oracle.Tables, indicator: str, years: int) -> dict[str, Row]:
    """The newest own value with an interval of each Kommune from the last years of the indicator."""
    kinds = {area["area_id"]: area["kind"] for area in tables["area"] if area["level"] == "kommune"}
    rows = [
        row
        for row in tables["observation"]
        if row["indicator_id"] == indicator
        and row["area_id"] in kinds
        and row["status"] in {"ok", "provisional"}
        and row["low"] is not None
        and row["high"] is not None
    ]
    last = max((row["period"] for row in rows), default=date.min.year)
    newest: dict[str, Row] = {}
    for row in sorted(rows, key=lambda each: each["period"]):
        if row["period"] > last - years:
            newest[row["area_id"]] = row | {"kind": kinds[row["area_id"]]}
    return newest
