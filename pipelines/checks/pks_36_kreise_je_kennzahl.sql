-- Jede Kennzahl der PKS hat in jedem geladenen Berichtsjahr einen Wert für jeden der 36 Kreise, ihre Summe und einen Wert für das Land.
WITH loaded AS (
    SELECT indicator_id, observation.period, count(*) AS kreise
    FROM observation JOIN release USING (release_id)
    WHERE release.source_id = 'pks' AND level = 'kreis' GROUP BY ALL
),
of_land AS (SELECT indicator_id, period, count(*) AS laender FROM observation WHERE level = 'land' GROUP BY ALL)
SELECT indicator_id, period, kreise, coalesce(laender, 0) AS laender, kreis_sum.label AS summe
FROM loaded
LEFT JOIN of_land USING (indicator_id, period)
LEFT JOIN kreis_sum USING (indicator_id, period)
WHERE kreise <> (SELECT count(*) FROM area WHERE level = 'kreis') OR laender IS DISTINCT FROM 1 OR kreis_sum.label IS NULL;
