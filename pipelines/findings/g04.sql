-- G4: an active body without any form of citizen participation. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g4(max_level := 0, months := 18, stale_months := 24) AS TABLE
SELECT
    'G4' AS kind, area_id,
    CASE WHEN participation_level = 0 THEN 'keine' ELSE 'wenig' END AS variant,
    'anlass' AS severity,
    CAST(participation_level AS DOUBLE) AS value, CAST(max_level AS DOUBLE) AS reference,
    confirmed_on AS value_date, 'gemeldet' AS certainty, CAST(year(confirmed_on) AS TEXT) AS period, release_id,
    CAST(NULL AS INTEGER) AS others, is_synthetic(release_id) AS synthetic
FROM structure_shown(months := months, stale_months := stale_months)
JOIN area USING (area_id)
WHERE area.level = 'kommune' AND status = 'aktiv' AND participation_level <= max_level;
