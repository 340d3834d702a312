-- Whether the Stand of a Kommune is an occasion of its own, and how severe: the one rule of G1, G2 and G3. `kind` is NULL where the Stand is
-- aktiv. G10 and G11 ask for what is an Anlass: no body, a resting one, or nothing known. grain: one row per Kommune
CREATE OR REPLACE MACRO structure_severity(months, stale_months) AS TABLE
SELECT
    shown.*,
    CASE WHEN status IN ('kein_gremium', 'aufgeloest', 'in_planung') THEN 'G1'
         WHEN status IN ('ruht_vermutlich', 'ruhend') THEN 'G2'
         WHEN status = 'unklar' THEN 'G3' END AS kind,
    CASE WHEN status IN ('ruht_vermutlich', 'ruhend', 'unklar') THEN 'anlass'
         WHEN status IN ('kein_gremium', 'aufgeloest') AND above_council_id IS NULL AND part_councils = 0 THEN 'anlass'
         ELSE 'hinweis' END AS severity
FROM structure_shown(months := months, stale_months := stale_months) AS shown
JOIN area USING (area_id)
WHERE area.level = 'kommune';

-- G1: there is no body of the Kommune; a hint where its Landkreis or one of its Gemeinden has one, or one is planned.
-- grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g1(months := 18, stale_months := 24) AS TABLE
WITH judged AS (
    SELECT *, CASE WHEN status = 'in_planung' THEN status WHEN above_council_id IS NOT NULL THEN 'kreisgremium'
                   WHEN part_councils > 0 THEN 'nur_ortsgremium' ELSE status END AS variant
    FROM structure_severity(months, stale_months)
    WHERE kind = 'G1'
)
SELECT
    kind, area_id, variant, severity,
    CAST(CASE WHEN variant = 'nur_ortsgremium' THEN part_councils END AS DOUBLE) AS value,
    CAST(NULL AS DOUBLE) AS reference,
    confirmed_on AS value_date, 'gemeldet' AS certainty,
    CAST(year(confirmed_on) AS TEXT) AS period, release_id,
    CAST(NULL AS INTEGER) AS others, is_synthetic(release_id) AS synthetic
FROM judged;
