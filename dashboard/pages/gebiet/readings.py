"""What one area shows of every indicator: its newest own value or, marked, that of the area above, with past, neighbours, comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from dashboard.values import intervals
from dashboard.values.summaries import Scale

Row = Mapping[str, Any]
GIVES = ("ok", "provisional")
# Surveys are rare: a year stands beside the newest value of each area from that year and the two before.
WINDOW_YEARS = {"share": 3}
FEW_CASES = 10
FEWEST_AREAS = 5  # what fewer areas have in common is no reference
KREIS_DIGITS = 5


@dataclass(frozen=True)
class Reading:
    """One indicator in one area. `rows` are all its observations, oldest first, `newest` is one of them.

    `giver` names the area above whose values these are; "" means its own. `group` holds the values of all areas of the same kind.
    """

    indicator: Row
    area_id: str
    rows: Sequence[Row]
    newest: Row
    giver: str = ""
    group: Mapping[str, float] | None = None
    peers: float | None = None
    land: Mapping[int, Row] | None = None
    compared: Row | None = None
    trend: Row | None = None
    breaks: tuple[tuple[int, str], ...] = ()

    @property
    def indicator_id(self) -> str:
        """Of the indicator."""
        return str(self.indicator["indicator_id"])

    @property
    def giver_level(self) -> str:
        """Level of the area whose values these are, where they are not its own."""
        return "kreis" if len(self.area_id) == KREIS_DIGITS else "kommune"

    @property
    def has_value(self) -> bool:
        """Whether there is a number to show."""
        return self.newest["value"] is not None

    @property
    def scale(self) -> Scale:
        """How its values are written."""
        return scale_of(self.indicator)

    @property
    def land_value(self) -> float | None:
        """The Land in the year shown."""
        row = (self.land or {}).get(self.newest["period"])
        return row["value"] if row else None

    @property
    def value_text(self) -> str:
        """The newest value as a reader sees it."""
        return self.scale.text(self.newest["value"])

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the newest value."""
        low, high = self.newest["low"], self.newest["high"]
        return None if low is None or high is None else (low, high)

    @property
    def fine(self) -> Scale:
        """How its interval and what stands beside it are written: finely enough for a certain difference to be seen."""
        row = self.compared or {}
        return intervals.fine(self.scale, self.interval, row.get("reference_value"), row.get("result_95"))

    @property
    def interval_text(self) -> str:
        """Its interval in words, "" without one."""
        return intervals.in_words(self.fine, *self.interval) if self.interval else ""

    @property
    def few_cases(self) -> bool:
        """Whether fewer than ten cases stand behind a rate."""
        cases = self.newest["numerator"]
        return self.indicator["scale"] == "rate" and cases is not None and cases < FEW_CASES


def scale_of(indicator: Row) -> Scale:
    """How values of an indicator are written."""
    return Scale(indicator["decimals"], indicator["scale"] == "share", indicator["categories"] or None)


def newest(rows: Sequence[Row]) -> Row:
    """The newest row; a mere Stimmungsbild does not replace an older value that may be compared."""
    last = rows[-1]
    if last["status"] == "unrepresentative":
        return next((row for row in reversed(rows) if row["status"] in GIVES), last)
    return last


def pick(
    indicator: Row, by_area: Mapping[str, Sequence[Row]], area_id: str, above: Sequence[tuple[str, str]]
) -> tuple[str, str] | None:
    """Whose values are shown: (area, "") for its own, (area above, its label) for inherited ones, None for nobody's.

    `above` are (area, label) from near to far. An area that never had a value to give, and nothing to say of the newest year, inherits.
    """
    own = by_area.get(area_id, ())
    if own and (not indicator["inherits"] or any(row["status"] in GIVES for row in own)):
        return area_id, ""
    if indicator["inherits"]:
        last = own[-1]["period"] if own else 0
        for each, label in above:
            if any(row["status"] in GIVES and row["period"] > last for row in by_area.get(each, ())):
                return each, label
    return (area_id, "") if own else None


def values_beside(years: Mapping[int, Mapping[str, float]], indicator: Row, period: int) -> dict[str, float]:
    """The values that stand beside one of `period`: of that year, of a survey the newest of three years."""
    beside: dict[str, float] = {}
    for year in range(period - window(indicator) + 1, period + 1):
        beside.update(years.get(year, {}))
    return beside


def window(indicator: Row) -> int:
    """How many years values that stand beside each other may be from."""
    return WINDOW_YEARS.get(indicator["scale"], 1)


def middle(values: Mapping[str, float], members: Iterable[str]) -> float | None:
    """The median of those members that have a value."""
    known = [values[each] for each in members if each in values]
    return median(known) if known else None


def reference_value(row: Row) -> float | None:
    """What a published comparison compares with; None where too few areas of the group have a value."""
    is_one_area = row["reference"] in ("land", "kreis")
    return row["reference_value"] if row["result_95"] or is_one_area or row["areas"] >= FEWEST_AREAS else None


def of_peers(indicator: Row, compared: Row | None, values: Mapping[str, float], members: Sequence[str]) -> float | None:
    """The value of the similar areas: that of the published comparison. Facts without one have the median; fewer than five areas nothing."""
    if compared is not None or indicator["scale"] != "number":
        return reference_value(compared) if compared else None
    return middle(values, members) if sum(each in values for each in members) >= FEWEST_AREAS else None


def breaks_of(rows: Iterable[Row], indicator: Row, area_ids: Iterable[str]) -> tuple[tuple[int, str], ...]:
    """(first year, reason) of the breaks that concern an indicator in these areas; each year once, its reasons joined."""
    wanted = {None, *area_ids}
    found: dict[int, list[str]] = {}
    for row in rows:
        if (
            row["area_id"] in wanted
            and row["indicator_id"] in (None, indicator["indicator_id"])
            and row["source_id"] in (None, indicator["source_id"])
        ):
            found.setdefault(row["period"], []).append(row["reason"])
    return tuple((period, "; ".join(dict.fromkeys(reasons))) for period, reasons in sorted(found.items()))
