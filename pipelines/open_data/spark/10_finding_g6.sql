-- G6: nobody with a certificate in crime prevention. Parameter: persons. grain: Kommune
SELECT
    'G6' AS kind, structure.area_id, CASE WHEN certified_persons = 0 THEN 'keine' ELSE 'wenige' END AS variant,
    CASE WHEN coalesce(scope.complete, false) THEN 'anlass' ELSE 'hinweis' END AS severity,
    CAST(certified_persons AS DOUBLE) AS value, CAST(:persons AS DOUBLE) AS reference, as_of AS value_date,
    CASE WHEN coalesce(scope.complete, false) THEN 'gemeldet' ELSE 'nicht_geprueft' END AS certainty, CAST(year(as_of) AS STRING) AS period,
    structure.release_id, CAST(NULL AS INT) AS others, structure.synthetic
FROM structure
JOIN area ON area.area_id = structure.area_id
CROSS JOIN build
LEFT JOIN registry_scope AS scope ON scope.release_id = structure.release_id AND scope.topic = 'qualification'
WHERE area.level = 'kommune' AND certified_persons <= :persons
