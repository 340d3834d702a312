-- G14: no contact with the coordination office for a long time. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g14(months := 24) AS TABLE
SELECT
    'G14' AS kind, area_id,
    CASE WHEN last_contact_on IS NULL THEN 'keiner' ELSE 'lange_her' END AS variant,
    -- an incomplete list of contacts may lack the newest one
    CASE WHEN coalesce(scope.complete, false) THEN 'anlass' ELSE 'hinweis' END AS severity,
    CAST(date_sub('month', last_contact_on, this.as_of) AS DOUBLE) AS value, CAST(months AS DOUBLE) AS reference,
    last_contact_on AS value_date,
    CASE WHEN coalesce(scope.complete, false) THEN 'gemeldet' ELSE 'nicht_geprueft' END AS certainty,
    CAST(year(coalesce(last_contact_on, this.as_of)) AS TEXT) AS period, structure.release_id,
    CAST(NULL AS INTEGER) AS others, is_synthetic(structure.release_id) AS synthetic
FROM structure
JOIN area USING (area_id)
CROSS JOIN build AS this
LEFT JOIN registry_scope AS scope ON scope.release_id = structure.release_id AND scope.topic = 'contact'
WHERE area.level = 'kommune'
  AND (last_contact_on < this.as_of - to_months(CAST(months AS INTEGER)) OR last_contact_on IS NULL AND contacts_24m = 0);
