-- Ein Trend rechnet mit genau fünf Jahren in Folge und über keinen Bruch der Reihe hinweg.
SELECT trend.indicator_id, trend.area_id, trend.first_period, trend.last_period, trend.points, trend.result, series_break.reason AS bruch
FROM trend
LEFT JOIN series_break ON series_break.stops_trend AND (series_break.indicator_id IS NULL OR series_break.indicator_id = trend.indicator_id)
    AND (series_break.area_id IS NULL OR series_break.area_id = trend.area_id)
    AND series_break.period > trend.first_period AND series_break.period <= trend.last_period
WHERE (trend.result <> 'cannot_be_calculated' AND (trend.points <> 5 OR trend.last_period - trend.first_period <> 4 OR series_break.period IS NOT NULL))
   OR (trend.result = 'cannot_be_calculated') <> (trend.reason IS NOT NULL);
