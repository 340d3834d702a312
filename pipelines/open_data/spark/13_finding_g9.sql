-- G9: no projects within twelve months. Parameter: projects. grain: Kommune
SELECT
    'G9' AS kind, structure.area_id, CASE WHEN projects_12m = 0 THEN 'keine' ELSE 'wenige' END AS variant,
    CASE WHEN coalesce(scope.complete, false) THEN 'anlass' ELSE 'hinweis' END AS severity,
    CAST(projects_12m AS DOUBLE) AS value, CAST(:projects AS DOUBLE) AS reference, as_of AS value_date,
    CASE WHEN coalesce(scope.complete, false) THEN 'gemeldet' ELSE 'nicht_geprueft' END AS certainty, CAST(year(as_of) AS STRING) AS period,
    structure.release_id, CAST(NULL AS INT) AS others, structure.synthetic
FROM structure
JOIN area ON area.area_id = structure.area_id
CROSS JOIN build
LEFT JOIN registry_scope AS scope ON scope.release_id = structure.release_id AND scope.topic = 'project'
WHERE area.level = 'kommune' AND projects_12m <= :projects
