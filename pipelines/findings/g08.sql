-- G8: the chair of an active body lies neither with the head of the administration nor with a deputy. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g8(months := 18, stale_months := 24) AS TABLE
SELECT
    'G8' AS kind, area_id, chair AS variant, 'anlass' AS severity,
    CAST(NULL AS DOUBLE) AS value, CAST(NULL AS DOUBLE) AS reference,
    confirmed_on AS value_date, 'gemeldet' AS certainty, CAST(year(confirmed_on) AS TEXT) AS period, release_id,
    CAST(NULL AS INTEGER) AS others, is_synthetic(release_id) AS synthetic
FROM structure_shown(months := months, stale_months := stale_months)
JOIN area USING (area_id)
WHERE area.level = 'kommune' AND status = 'aktiv' AND chair IN ('verwaltung', 'polizei', 'ehrenamt', 'sonstige');
