-- Jede Kennzahl der PKS hat in jedem Berichtsjahr einen Wert für jeden der 36 Kreise und für das Land.
SELECT indicator_id, observation.period, count(*) FILTER (observation.level = 'kreis') AS kreise, count(*) FILTER (observation.level = 'land') AS laender
FROM observation
JOIN release USING (release_id)
WHERE release.source_id = 'pks'
GROUP BY ALL
HAVING kreise <> (SELECT count(*) FROM area WHERE level = 'kreis') OR laender <> 1;
