-- Verglichen und gereiht werden nur eigene Werte mit Unsicherheitsbereich, keine geerbten und keine aus offenen Umfragen.
WITH judged AS (
    SELECT indicator_id, period, area_id, 'Vergleich' AS what FROM comparison
    UNION
    SELECT indicator_id, period, area_id, 'Rang' AS what FROM area_rank
)
SELECT judged.*, observation.status
FROM judged
LEFT JOIN observation USING (indicator_id, period, area_id)
WHERE observation.status IS NULL OR observation.status NOT IN ('ok', 'provisional') OR observation.low IS NULL;
