"""Two surveys of one Kommune: did its share change beyond what two samples differ by chance?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipelines.comparison.significance import ALPHAS, P_DECIMALS, effective_size, share_difference, share_p
from pipelines.comparison.values import PERCENT
from pipelines.comparison.verdicts import DECIMALS

if TYPE_CHECKING:
    import duckdb

OTHER_WAY = "anders erhoben (Frage, Skala, Erhebungsart oder Auswahl)"

# Every pair of years, so that a page may reach back as far as it shows. Rows without a delivery behind them (comparability unknown) are taken
# for comparable: the indicator fixes question and scale.
_PAIRS = """
    -- grain: indicator × area × two years with an own share of a survey
    WITH surveyed AS (
        SELECT own.indicator_id, own.area_id, period, value, low, high, source_id, comparability_group
        FROM observation AS own JOIN indicator USING (indicator_id)
        LEFT JOIN survey_measure AS measure USING (indicator_id)
        LEFT JOIN survey USING (release_id)
        LEFT JOIN survey_estimate AS estimate ON estimate.survey_id = survey.survey_id AND estimate.item_id = measure.item_id
             AND estimate.category = measure.category AND estimate.subgroup = 'alle'
        WHERE scale = 'share' AND own.status IN ('ok', 'provisional') AND low IS NOT NULL AND high IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY own.indicator_id, own.area_id, period) = 1
    )
    SELECT before.indicator_id, before.area_id, before.period AS earlier, after.period AS later,
           after.value, after.low, after.high, before.value AS old_value, before.low AS old_low, before.high AS old_high,
           before.comparability_group IS DISTINCT FROM after.comparability_group AS other_way,
           (SELECT arg_min('Bruch der Reihe ' || series_break.period || ': ' || series_break.reason, series_break.period) FROM series_break
            WHERE stops_trend AND series_break.period > before.period AND series_break.period <= after.period
              AND coalesce(series_break.source_id, before.source_id) = before.source_id
              AND coalesce(series_break.indicator_id, before.indicator_id) = before.indicator_id
              AND coalesce(series_break.area_id, before.area_id) = before.area_id) AS break_reason
    FROM surveyed AS before
    JOIN surveyed AS after ON after.indicator_id = before.indicator_id AND after.area_id = before.area_id AND after.period > before.period
    ORDER BY ALL
"""


def waves(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Table `wave_comparison`; needs series_break. Newcombe's method with the effective sizes of the published intervals."""
    return compared(connection.execute(_PAIRS).df())


def compared(pairs: pd.DataFrame) -> pd.DataFrame:
    """Rows of `wave_comparison` from value, low, high (per cent) and their old_ counterparts, other_way and break_reason."""
    share, low, high, old, old_low, old_high = (
        pairs[f"{age}{name}"].to_numpy(dtype=float) / PERCENT
        for age in ("", "old_")
        for name in ("value", "low", "high")
    )
    sizes = effective_size(share, low, high), effective_size(old, old_low, old_high)
    least, most = share_difference(share, sizes[0], old, sizes[1])
    reason = pairs["break_reason"].where(~pairs["other_way"], OTHER_WAY)
    tested = reason.isna()
    p = pd.Series(share_p(share, sizes[0], old, sizes[1]).round(P_DECIMALS), pairs.index).where(tested)
    rows = pairs[["indicator_id", "area_id", "earlier", "later"]].assign(
        difference=(PERCENT * (share - old)).round(DECIMALS),
        low=pd.Series((PERCENT * least).round(DECIMALS), pairs.index).where(tested),
        high=pd.Series((PERCENT * most).round(DECIMALS), pairs.index).where(tested),
        p=p,
    )
    direction = np.where(rows["difference"] > 0, "higher", "lower")
    for name, alpha in ALPHAS.items():
        rows[f"verdict_{name}"] = np.select([p.isna(), p >= alpha], ["none", "indistinct"], direction)
    return rows.assign(reason=reason)
