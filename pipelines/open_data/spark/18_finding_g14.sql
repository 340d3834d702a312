-- G14: no contact with the coordination office for a long time. Parameter: months. grain: Kommune
SELECT
    'G14' AS kind, structure.area_id, CASE WHEN last_contact_on IS NULL THEN 'keiner' ELSE 'lange_her' END AS variant,
    CASE WHEN coalesce(scope.complete, false) THEN 'anlass' ELSE 'hinweis' END AS severity,
    CAST(timestampdiff(MONTH, last_contact_on, as_of) + if(day(last_contact_on) > day(as_of) AND as_of = last_day(as_of), 1, 0) AS DOUBLE) AS value, CAST(:months AS DOUBLE) AS reference,
    last_contact_on AS value_date, CASE WHEN coalesce(scope.complete, false) THEN 'gemeldet' ELSE 'nicht_geprueft' END AS certainty,
    CAST(year(coalesce(last_contact_on, as_of)) AS STRING) AS period, structure.release_id, CAST(NULL AS INT) AS others, structure.synthetic
FROM structure
JOIN area ON area.area_id = structure.area_id
CROSS JOIN build
LEFT JOIN registry_scope AS scope ON scope.release_id = structure.release_id AND scope.topic = 'contact'
WHERE area.level = 'kommune'
  AND (last_contact_on < add_months(as_of, -:months) OR last_contact_on IS NULL AND contacts_24m = 0)
