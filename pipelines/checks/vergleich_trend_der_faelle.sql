-- Ein Trend der Fälle steht nur, wo allein andere Einwohnerzahlen den Trend der Häufigkeitszahl anhalten, und rechnet mit fünf Jahren.
SELECT trend.indicator_id, trend.area_id, trend.cases_first_period, trend.last_period, trend.result, trend.cases_result, series_break.reason AS bruch
FROM trend
JOIN indicator USING (indicator_id)
LEFT JOIN series_break ON series_break.stops_trend AND series_break.kind <> 'denominator'
    AND (series_break.indicator_id IS NULL OR series_break.indicator_id = trend.indicator_id)
    AND (series_break.area_id IS NULL OR series_break.area_id = trend.area_id)
    AND series_break.period > trend.cases_first_period AND series_break.period <= trend.last_period
WHERE (trend.cases_result IS NULL) <> (trend.cases_first_period IS NULL)
   OR (trend.cases_result IS NOT NULL
       AND (trend.result <> 'cannot_be_calculated' OR indicator.scale <> 'rate' OR trend.last_period - trend.cases_first_period <> 4
            OR series_break.period IS NOT NULL));
