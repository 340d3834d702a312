-- G15: an active body that is known to offer citizens nothing digital: no attendance, no form of participation. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g15(max_forms := 0, months := 18, stale_months := 24) AS TABLE
-- by itself first: together with the bodies it needs more memory than a web process is given
WITH active AS MATERIALIZED (
    SELECT area_id, council_id, confirmed_on, structure.release_id
    FROM structure_shown(months := months, stale_months := stale_months) AS structure
    JOIN area USING (area_id)
    WHERE area.level = 'kommune' AND status = 'aktiv'
)
SELECT
    'G15' AS kind, area_id,
    CASE WHEN len(digital_forms) = 0 THEN 'keine' ELSE 'wenige' END AS variant,
    'hinweis' AS severity,
    CAST(len(digital_forms) AS DOUBLE) AS value, CAST(max_forms AS DOUBLE) AS reference,
    confirmed_on AS value_date, 'gemeldet' AS certainty, CAST(year(confirmed_on) AS TEXT) AS period, active.release_id,
    CAST(NULL AS INTEGER) AS others, is_synthetic(active.release_id) AS synthetic
FROM active
JOIN council USING (council_id)
WHERE NOT digital_attendance AND len(digital_forms) <= max_forms;
