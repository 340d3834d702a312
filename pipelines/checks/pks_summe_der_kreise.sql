-- Die Summe der Kreise ist die Summe ihrer Werte; wo nichts Amtliches bekannt ist, ist sie der Wert des Landes und heißt so.
WITH added AS (
    SELECT indicator_id, observation.period, sum(observation.numerator) AS numerator, sum(observation.denominator) AS denominator
    FROM observation JOIN release USING (release_id) WHERE source_id = 'pks' AND level = 'kreis' GROUP BY ALL
)
SELECT kreis_sum.indicator_id, kreis_sum.period, kreis_sum.numerator, added.numerator AS kreise, land.value, land.note
FROM kreis_sum
LEFT JOIN added USING (indicator_id, period)
JOIN observation AS land ON land.indicator_id = kreis_sum.indicator_id AND land.period = kreis_sum.period AND land.level = 'land'
JOIN release ON release.release_id = land.release_id
WHERE kreis_sum.numerator IS DISTINCT FROM added.numerator OR kreis_sum.denominator IS DISTINCT FROM added.denominator
   OR (release.source_id = 'pks') <> starts_with(land.note, kreis_sum.label)
   OR (release.source_id = 'pks' AND land.value IS DISTINCT FROM kreis_sum.value);
