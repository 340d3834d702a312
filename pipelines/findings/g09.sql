-- G9: no projects within twelve months. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g9(projects := 0) AS TABLE
SELECT
    'G9' AS kind, area_id,
    CASE WHEN projects_12m = 0 THEN 'keine' ELSE 'wenige' END AS variant,
    'anlass' AS severity,
    CAST(projects_12m AS DOUBLE) AS value, CAST(projects AS DOUBLE) AS reference,
    this.as_of AS value_date, 'gemeldet' AS certainty, CAST(year(this.as_of) AS TEXT) AS period, release_id
FROM structure
JOIN area USING (area_id)
CROSS JOIN build AS this
WHERE area.level = 'kommune' AND projects_12m <= projects;
