-- Die vier Maßnahmen von „Was wäre, wenn“ sind beschrieben, jede erledigt etwas, und jede Art und Variante, die sie erledigt, gibt es.
WITH settled AS (
    SELECT measure, unnest(settles) AS kind, NULL AS variant FROM measure
    UNION ALL
    SELECT measure, split_part(named, '/', 1), split_part(named, '/', 2) FROM (SELECT measure, unnest(settles_variants) AS named FROM measure)
)
SELECT declared.measure AS massnahme, kind AS art, settled.variant AS variante
FROM (VALUES ('council'), ('consultation'), ('analysis'), ('qualification')) AS declared (measure)
LEFT JOIN settled USING (measure)
WHERE kind IS NULL OR kind NOT IN (SELECT kind FROM finding_kind)
   OR settled.variant IS NOT NULL AND (kind, settled.variant) NOT IN (SELECT (kind, variant) FROM finding_evidence)
