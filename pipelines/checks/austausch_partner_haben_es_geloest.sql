-- Partner haben gelöst, wofür bei der Kommune ein Beratungsanlass besteht; sie stehen ohne Lücke in der erklärten Reihenfolge.
WITH listed AS (
    SELECT exchange.*, way.position AS strength, len(list_filter(distance_steps, lambda step: distance_km > step)) AS step, partners
    FROM exchange
    LEFT JOIN solution ON solution.kind = exchange.kind AND solution.area_id = partner_id AND solution.variant = exchange.variant
    LEFT JOIN solution_variant AS way ON way.kind = solution.kind AND way.variant = solution.variant
    CROSS JOIN exchange_rule
),
keyed AS (
    SELECT *, (step, list_position(['similar', 'kind_and_size', 'kind', 'other'], kin), strength, distance_km, partner_id) AS key
    FROM listed
)
SELECT kind AS art, area_id AS gebiet, partner_id AS partner, position AS stelle
FROM keyed
WHERE NOT EXISTS (SELECT 1 FROM finding WHERE finding.kind = keyed.kind AND finding.area_id = keyed.area_id)
   OR strength IS NULL OR position > partners OR len(reasons) <> 3
UNION ALL
SELECT kind, area_id, partner_id, position FROM keyed
QUALIFY position <> row_number() OVER (PARTITION BY kind, area_id ORDER BY key)
UNION ALL
-- as many as there are, up to the limit
SELECT kind, area_id, NULL, count(*) FILTER (exchange.kind IS NOT NULL)
FROM finding LEFT JOIN exchange USING (kind, area_id)
GROUP BY kind, area_id
HAVING count(exchange.kind) <> least((SELECT partners FROM exchange_rule), (SELECT count(*) FROM solution WHERE solution.kind = finding.kind))
