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


# ───────────────────────── chance ─────────────────────────


def ratio_p(cases: int, people: int, other_cases: int, other_people: int) -> float:
    """Two-sided p of two rates being one: given the sum of cases, twice the smaller binomial tail."""
    n, q = cases + other_cases, people / (people + other_people)
    if n == 0:
        return 1.0

    def chance_of(k: int) -> float:
        choose = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        return math.exp(choose + k * math.log(q) + (n - k) * math.log(1 - q))

    at_most = math.fsum(chance_of(k) for k in range(cases + 1))
    at_least = math.fsum(chance_of(k) for k in range(cases, n + 1))
    return min(1.0, 2 * min(at_most, at_least))


def wilson(share: float, n: float, z: float) -> tuple[float, float]:
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * math.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return middle - half, middle + half


def newcombe(p1: float, n1: float, p2: float, n2: float, z: float) -> tuple[float, float]:
    (l1, u1), (l2, u2) = wilson(p1, n1, z), wilson(p2, n2, z)
    low = p1 - p2 - math.sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2)
    high = p1 - p2 + math.sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)
    return low, high


def differs(p1: float, n1: float, p2: float, n2: float, confidence: float) -> bool:
    """Whether the interval of the difference of two shares excludes 0."""
    low, high = newcombe(p1, n1, p2, n2, Z.inv_cdf((1 + confidence) / 2))
    return low > 0 or high < 0


def size_of(share: float, low: float, high: float) -> float:
    """The size of a sample whose 95 % Wilson interval is as wide as this one, found by halving."""
    z, least, most = Z.inv_cdf(0.975), 1e-3, 1e9
    for _ in range(200):
        middle = math.sqrt(least * most)
        wide = wilson(share, middle, z)
        least, most = (middle, most) if wide[1] - wide[0] > high - low else (least, middle)
    return most


def held_down(p: list[float]) -> list[float]:
    """Benjamini–Hochberg, one at a time from the largest."""
    order = sorted(range(len(p)), key=lambda i: p[i], reverse=True)
    adjusted, smallest = [0.0] * len(p), 1.0
    for place, i in enumerate(order):
        smallest = min(smallest, p[i] * len(p) / (len(p) - place))
        adjusted[i] = smallest
    return adjusted


# ───────────────────────── usual ─────────────────────────


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


def usual_range(reference: float, people: int, tau2: float | None) -> tuple[float, float] | None:
    expected = reference * people / 100_000
    if tau2 is None or expected < 5:
        return None
    half = Z.inv_cdf(0.975) * math.sqrt(1 / expected + tau2)
    return reference * math.exp(-half), reference * math.exp(half)


# ───────────────────────── the decision table ─────────────────────────


def verdict(certain: bool | None, difference: float, usual: str | None) -> str:
    """First match; `certain` None: nothing to test."""
    if certain is None:
        return "none"
    if not certain:
        return "indistinct"
    direction = "higher" if difference > 0 else "lower"
    if usual is None:
        return direction
    if usual == "inside":
        return f"{direction}_usual"
    return f"far_{direction}"


def rates_against(
    own: list[Row], kreise: dict[str, Row], land: Row | None, peers: dict[str, list[str]]
) -> dict[tuple[str, str], Row]:
    """One indicator, one year, one row per body: keys area_id, level, kind, kreis_id, cases, people; a whole has cases and people.

    Returns (area_id, reference) → reference_value, tested_value, usual, p, verdict_95, verdict_998, verdict_bh.
    """
    answers: dict[tuple[str, str], Row] = {}
    for row in own:
        me = row["area_id"]
        kin = [other for other in own if other["kind"] == row["kind"]]
        alike = [other for other in own if other["area_id"] in peers.get(me, [])]
        others = [other for other in kin if other["area_id"] != me]
        mates = [other for other in own if other["level"] == row["level"]]
        tau = _spread_around(kin, _sum(kin))
        is_kreis = row["level"] == "kreis" or row["kind"] == "kreisfreie_stadt"
        answers[me, "land"] = _beside_whole(row, land, _spread_around(mates, land), row["level"])
        answers[me, "kreis"] = _beside_whole(
            row, None if is_kreis else kreise.get(row["kreis_id"]), tau, row["kreis_id"]
        )
        answers[me, "kind"] = _beside_others(row, others, tau, row["kind"])
        answers[me, "peers"] = _beside_others(row, alike, tau, row["kind"])
    return _with_held_down(answers)


def _sum(rows: list[Row]) -> Row:
    return {"cases": sum(row["cases"] for row in rows), "people": sum(row["people"] for row in rows)}


def _rate(whole: Row) -> float:
    return float(whole["cases"] / whole["people"] * 100_000)


def _spread_around(rows: list[Row], whole: Row | None) -> float | None:
    if whole is None or whole["cases"] == 0:
        return None
    return spread_of([(row["cases"], _rate(whole) * row["people"] / 100_000) for row in rows])


def _beside_whole(row: Row, whole: Row | None, tau2: float | None, family: str) -> Row:
    rest = whole and {name: whole[name] - row[name] for name in ("cases", "people")}
    if not whole or not rest or rest["people"] <= 0 or rest["cases"] < 0:
        return _judged(row, None, None, tau2, family)
    return _judged(row, _rate(whole), rest, tau2, family) | {"tested_value": _rate(rest)}


def _beside_others(row: Row, others: list[Row], tau2: float | None, family: str) -> Row:
    if len(others) < 5:
        return _judged(row, None, None, tau2, family)
    return _judged(row, _rate(_sum(others)), _sum(others), tau2, family)


def _judged(row: Row, reference: float | None, rest: Row | None, tau2: float | None, family: str) -> Row:
    answer: Row = {"reference_value": reference, "tested_value": None, "usual": None, "p": None, "family": family}
    answer["difference"] = None if reference is None else _rate(row) - reference
    if reference is not None and rest:
        span = usual_range(reference, row["people"], tau2)
        if span is not None:
            low, high = (round(end, 1) for end in span)  # decided by the ends as they are published
            answer["usual"] = "inside" if low <= _rate(row) <= high else "outside"
        if rest["cases"] > 0:
            answer["p"] = ratio_p(row["cases"], row["people"], rest["cases"], rest["people"])
    for name, alpha in (("verdict_95", 0.05), ("verdict_998", 0.002)):
        certain = None if answer["p"] is None else answer["p"] < alpha
        answer[name] = verdict(certain, answer["difference"], answer["usual"])
    return answer


def _with_held_down(answers: dict[tuple[str, str], Row]) -> dict[tuple[str, str], Row]:
    for (_, reference), answer in answers.items():
        together = [
            other
            for (_, theirs), other in answers.items()
            if theirs == reference and other["family"] == answer["family"] and other["p"] is not None
        ]
        certain = None
        if answer["p"] is not None:
            adjusted = held_down([other["p"] for other in together])
            certain = adjusted[next(i for i, other in enumerate(together) if other is answer)] < 0.05
        answer["verdict_bh"] = verdict(certain, answer["difference"], answer["usual"])
    return answers


# ───────────────────────── shares ─────────────────────────


def shares_against_kind(own: list[Row], year: int) -> dict[str, Row]:
    """One indicator: rows area_id, kind, year, share (0 to 1), n. The median of the newest of three years of every other area of the kind;
    area_id → others, reference_value (per cent)."""
    answers = {}
    for row in own:
        if row["year"] != year:
            continue
        newest: dict[str, Row] = {}
        for other in own:
            if (
                other["kind"] == row["kind"]
                and other["area_id"] != row["area_id"]
                and year - 2 <= other["year"] <= year
            ):
                before = newest.get(other["area_id"])
                newest[other["area_id"]] = other if before is None or other["year"] > before["year"] else before
        shares = [100 * other["share"] for other in newest.values()]
        answers[row["area_id"]] = {
            "others": len(shares),
            "reference_value": median(shares) if len(shares) >= 5 else None,
        }
    return answers


def share_verdict(row: Row, confidence: float) -> str:
    """Keys share, n, reference_value, reference_low, reference_high (per cent)."""
    if row["reference_value"] is None:
        return "none"
    reference, low, high = (row[name] / 100 for name in ("reference_value", "reference_low", "reference_high"))
    certain = row["share"] != reference and differs(
        row["share"], row["n"], reference, size_of(reference, low, high), confidence
    )
    return verdict(certain, row["share"] - reference, None)


# ───────────────────────── trend of counted cases ─────────────────────────


def trend_of_counts(counts: Sequence[float]) -> str:
    """Five counts, one per year: a weighted line through them, again without each of them."""
    widths = [_width_of_count(count) for count in counts]
    slopes = [
        _slope([place for place in range(5) if place != left_out], counts, widths)[0] for left_out in (None, *range(5))
    ]
    slope, variance = _slope(list(range(5)), counts, widths)
    if slope**2 / variance <= 9.5495 or not (all(each > 0 for each in slopes) or all(each < 0 for each in slopes)):
        return "no_change"
    return "increasing" if slope > 0 else "decreasing"


def _slope(places: list[int], counts: Sequence[float], widths: list[float]) -> tuple[float, float]:
    weights = {place: 1 / widths[place] ** 2 for place in places}
    total = sum(weights.values())
    middle = sum(weights[place] * place for place in places) / total
    level = sum(weights[place] * counts[place] for place in places) / total
    runs = sum(weights[place] * (place - middle) ** 2 for place in places)
    slope = sum(weights[place] * (place - middle) * (counts[place] - level) for place in places) / runs
    return (0.0 if abs(slope) < 1e-9 else slope), 1 / runs


def _width_of_count(count: float) -> float:
    """Standard error read from the 95 % interval: exact below ten cases, Byar's from ten on."""
    if count < 10:
        low, high = _exact_limit(count, 0.975), _exact_limit(count + 1, 0.025)
    else:
        z = Z.inv_cdf(0.975)
        low = count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3
        high = (count + 1) * (1 - 1 / (9 * (count + 1)) + z / (3 * math.sqrt(count + 1))) ** 3
    return (high - low) / (2 * 1.96)


def _exact_limit(events: float, chance: float) -> float:
    """The mean at which fewer than `events` events have this chance, halving the range; 0 for none."""
    bottom, top = 0.0, 100.0
    for _ in range(200 if events else 0):
        middle = (bottom + top) / 2
        fewer = sum(math.exp(-middle) * middle**k / math.factorial(k) for k in range(int(events)))
        bottom, top = (middle, top) if fewer > chance else (bottom, middle)
    return bottom


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
        others = [100 - other["value"] for other in kin if other["area_id"] != area_id]
        threshold = oracle.quantile(others, 1 - upper_percent / 100)
        if 100 - row["value"] > threshold:
            invented = any(oracle.is_invented(tables, each["release_id"]) for each in kin)
            secured = 100 - row["high"] > threshold
            answers[area_id] = ("nachts_unsicher", *_severity(secured=secured, invented=invented))
    return answers


def _severity(*, secured: bool, invented: bool) -> tuple[str, str]:
    """Severity and certainty."""
    return "anlass" if secured and not invented else "hinweis", "gesichert" if secured else "nicht_gesichert"


def finding_g12(
    tables: oracle.Tables, distance_percent: float = 33.3, years: int = 5, min_group: int = 8
) -> dict[str, tuple[Any, ...]]:
    """area_id → (variant, severity, certainty)."""
    crimes = _newest(tables, "straftaten_ohne_auslaenderrecht", years)
    fears = _newest(tables, "sicher_nachts_wohngegend", years)
    crime = {area: (row["value"], row["low"], row["high"], row["kind"]) for area, row in crimes.items()}
    fear = {area: (100 - row["value"], 100 - row["high"], 100 - row["low"], row["kind"]) for area, row in fears.items()}
    releases = {area: (crimes[area]["release_id"], fears[area]["release_id"]) for area in crimes.keys() & fears.keys()}
    answers: dict[str, tuple[Any, ...]] = {}
    for area in crime.keys() & fear.keys():
        others = [other for other in crime.keys() & fear.keys() if other != area and crime[other][3] == crime[area][3]]
        if len(others) + 1 < min_group:
            continue
        places = [_place(side[area], [side[other] for other in others]) for side in (crime, fear)]
        if abs(places[0][0] - places[1][0]) * 100 / len(others) < distance_percent:
            continue
        nearest = max(places[1][1] - places[0][2], places[0][1] - places[1][2])
        invented = any(oracle.is_invented(tables, release) for each in (area, *others) for release in releases[each])
        answers[area] = (
            "gefuehl" if places[1][0] > places[0][0] else "lage",
            *_severity(secured=nearest * 100 / len(others) >= distance_percent, invented=invented),
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
