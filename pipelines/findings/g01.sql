-- G1: no body is known and none of the Landkreis covers the Kommune from above. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g1(stale_months := 24) AS TABLE
SELECT
    'G1' AS kind, area_id,
    CASE WHEN part_councils > 0 THEN 'nur_ortsgremium' ELSE status END AS variant,
    CASE WHEN part_councils > 0 THEN 'hinweis' ELSE 'anlass' END AS severity,
    CAST(CASE WHEN part_councils > 0 THEN part_councils END AS DOUBLE) AS value,
    CAST(NULL AS DOUBLE) AS reference,
    confirmed_on AS value_date, 'gemeldet' AS certainty,
    CAST(year(confirmed_on) AS TEXT) AS period, release_id
FROM structure_shown(stale_months := stale_months)
JOIN area USING (area_id)
WHERE area.level = 'kommune' AND status IN ('kein_gremium', 'aufgeloest') AND above_council_id IS NULL;
