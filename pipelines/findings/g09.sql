-- G9: no projects within twelve months. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g9(projects := 0) AS TABLE
SELECT
    'G9' AS kind, area_id,
    CASE WHEN projects_12m = 0 THEN 'keine' ELSE 'wenige' END AS variant,
    -- an incomplete list may lack a project
    CASE WHEN coalesce(scope.complete, false) THEN 'anlass' ELSE 'hinweis' END AS severity,
    CAST(projects_12m AS DOUBLE) AS value, CAST(projects AS DOUBLE) AS reference,
    this.as_of AS value_date,
    CASE WHEN coalesce(scope.complete, false) THEN 'gemeldet' ELSE 'nicht_geprueft' END AS certainty,
    CAST(year(this.as_of) AS TEXT) AS period, structure.release_id,
    CAST(NULL AS INTEGER) AS others, is_synthetic(structure.release_id) AS synthetic
FROM structure
JOIN area USING (area_id)
CROSS JOIN build AS this
LEFT JOIN registry_scope AS scope ON scope.release_id = structure.release_id AND scope.topic = 'project'
WHERE area.level = 'kommune' AND projects_12m <= projects;
