-- G8: the chair of an active body lies neither with the head of the administration nor with a deputy. grain: Kommune
SELECT
    'G8' AS kind, area_id, chair AS variant, 'anlass' AS severity, CAST(NULL AS DOUBLE) AS value, CAST(NULL AS DOUBLE) AS reference,
    confirmed_on AS value_date, 'gemeldet' AS certainty, CAST(year(confirmed_on) AS STRING) AS period, release_id, CAST(NULL AS INT) AS others,
    coalesce(release.synthetic, demo) AS synthetic
FROM structure_shown JOIN area USING (area_id) LEFT JOIN release USING (release_id) CROSS JOIN build
WHERE area.level = 'kommune' AND status = 'aktiv' AND chair IN ('verwaltung', 'polizei', 'ehrenamt', 'sonstige')
