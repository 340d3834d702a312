-- G4: an active body without any form of citizen participation. Parameter: max_level. grain: Kommune
SELECT
    'G4' AS kind, area_id, CASE WHEN participation_level = 0 THEN 'keine' ELSE 'wenig' END AS variant, 'anlass' AS severity,
    CAST(participation_level AS DOUBLE) AS value, CAST(:max_level AS DOUBLE) AS reference, confirmed_on AS value_date, 'gemeldet' AS certainty,
    CAST(year(confirmed_on) AS STRING) AS period, release_id, CAST(NULL AS INT) AS others, coalesce(release.synthetic, demo) AS synthetic
FROM structure_shown JOIN area USING (area_id) LEFT JOIN release USING (release_id) CROSS JOIN build
WHERE area.level = 'kommune' AND status = 'aktiv' AND participation_level <= :max_level
