-- Zwei Befragungen einer Kommune: die frühere zuerst, die Differenz ist die der beiden Werte, und gesichert ist sie genau dann, wenn ihr
-- Unsicherheitsbereich die 0 nicht enthält.
SELECT wave.*, before.value AS frueher, after.value AS spaeter
FROM wave_comparison AS wave
LEFT JOIN observation AS before ON (before.indicator_id, before.area_id, before.period) = (wave.indicator_id, wave.area_id, wave.earlier)
LEFT JOIN observation AS after ON (after.indicator_id, after.area_id, after.period) = (wave.indicator_id, wave.area_id, wave.later)
WHERE wave.earlier >= wave.later OR coalesce(abs(after.value - before.value - wave.difference) > 0.011, true)
   OR (wave.p IS NULL) <> (wave.verdict_95 = 'none') OR (wave.p IS NULL) <> (wave.reason IS NOT NULL)
   OR (wave.verdict_95 IN ('higher', 'lower')) <> coalesce(wave.low > 0 OR wave.high < 0, false)
   OR wave.verdict_998 NOT IN (wave.verdict_95, 'indistinct')
   OR (wave.verdict_95 = 'higher' AND wave.difference < 0) OR (wave.verdict_95 = 'lower' AND wave.difference > 0);
