-- G1: there is no body of the Kommune. grain: Kommune
WITH judged AS (
    SELECT *, CASE WHEN status = 'in_planung' THEN status WHEN above_council_id IS NOT NULL THEN 'kreisgremium'
                   WHEN part_councils > 0 THEN 'nur_ortsgremium' ELSE status END AS variant
    FROM structure_severity WHERE kind = 'G1'
)
SELECT
    kind, area_id, variant, severity, CAST(CASE WHEN variant = 'nur_ortsgremium' THEN part_councils END AS DOUBLE) AS value,
    CAST(NULL AS DOUBLE) AS reference, confirmed_on AS value_date, 'gemeldet' AS certainty, CAST(year(confirmed_on) AS STRING) AS period,
    release_id, CAST(NULL AS INT) AS others, coalesce(release.synthetic, build.demo) AS synthetic
FROM judged LEFT JOIN release USING (release_id) CROSS JOIN build
