-- G7: an active body with no or few working hours behind it. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g7(critical_fte := 0, notice_fte := 0.5, months := 18, stale_months := 24) AS TABLE
SELECT
    'G7' AS kind, area_id,
    CASE WHEN fte = 0 THEN 'keine' ELSE 'wenig' END AS variant,
    CASE WHEN fte <= critical_fte THEN 'anlass' ELSE 'hinweis' END AS severity,
    fte AS value,
    CAST(CASE WHEN fte <= critical_fte THEN critical_fte ELSE notice_fte END AS DOUBLE) AS reference,
    confirmed_on AS value_date, 'gemeldet' AS certainty, CAST(year(confirmed_on) AS TEXT) AS period, release_id,
    CAST(NULL AS INTEGER) AS others, is_synthetic(release_id) AS synthetic
FROM structure_shown(months := months, stale_months := stale_months)
JOIN area USING (area_id)
WHERE area.level = 'kommune' AND status = 'aktiv' AND (fte <= critical_fte OR fte <= notice_fte);
