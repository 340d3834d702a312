-- G7: an active body with no or few working hours behind it. Parameters: critical_fte, notice_fte. grain: Kommune
SELECT
    'G7' AS kind, area_id, CASE WHEN fte = 0 THEN 'keine' ELSE 'wenig' END AS variant,
    CASE WHEN fte <= :critical_fte THEN 'anlass' ELSE 'hinweis' END AS severity, fte AS value,
    CAST(CASE WHEN fte <= :critical_fte THEN :critical_fte ELSE :notice_fte END AS DOUBLE) AS reference, confirmed_on AS value_date,
    'gemeldet' AS certainty, CAST(year(confirmed_on) AS STRING) AS period, release_id, CAST(NULL AS INT) AS others,
    coalesce(release.synthetic, demo) AS synthetic
FROM structure_shown JOIN area USING (area_id) LEFT JOIN release USING (release_id) CROSS JOIN build
WHERE area.level = 'kommune' AND status = 'aktiv' AND (fte <= :critical_fte OR fte <= :notice_fte)
