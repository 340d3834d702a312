-- G15: an active body that is known to offer citizens nothing digital. Parameter: max_forms. grain: Kommune
SELECT
    'G15' AS kind, structure_shown.area_id, CASE WHEN size(digital_forms) = 0 THEN 'keine' ELSE 'wenige' END AS variant, 'hinweis' AS severity,
    CAST(size(digital_forms) AS DOUBLE) AS value, CAST(:max_forms AS DOUBLE) AS reference, confirmed_on AS value_date, 'gemeldet' AS certainty,
    CAST(year(confirmed_on) AS STRING) AS period, structure_shown.release_id, CAST(NULL AS INT) AS others,
    coalesce(release.synthetic, demo) AS synthetic
FROM structure_shown
JOIN area ON area.area_id = structure_shown.area_id
JOIN council ON council.council_id = structure_shown.council_id
LEFT JOIN release ON release.release_id = structure_shown.release_id
CROSS JOIN build
WHERE area.level = 'kommune' AND status = 'aktiv' AND NOT digital_attendance AND digital_forms IS NOT NULL AND size(digital_forms) <= :max_forms
