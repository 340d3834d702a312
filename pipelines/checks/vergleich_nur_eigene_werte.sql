-- Verglichen und gereiht werden nur eigene Werte, keine geerbten und keine aus offenen Umfragen; ohne Unsicherheitsbereich gibt es kein Urteil.
WITH judged AS (
    SELECT indicator_id, period, area_id, 'Vergleich' AS what, bool_or(p IS NOT NULL) AS needs_interval FROM comparison GROUP BY ALL
    UNION
    SELECT indicator_id, period, area_id, 'Rang' AS what, true FROM area_rank
)
SELECT judged.*, observation.status
FROM judged
LEFT JOIN observation USING (indicator_id, period, area_id)
WHERE observation.status IS NULL OR observation.status NOT IN ('ok', 'provisional') OR (needs_interval AND observation.low IS NULL);
