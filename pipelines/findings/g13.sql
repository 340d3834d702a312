-- G13: the body is older than the Kommune in today's form, or only that of a former Kommune is known. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g13(months := 18, stale_months := 24) AS TABLE
WITH own AS (
    SELECT area_id, structure.release_id, structure.founded_on AS value_date, 'vor_fusion' AS variant, exists_since, exists_verified
    FROM structure_shown(months := months, stale_months := stale_months) AS structure
    JOIN area USING (area_id)
    JOIN council USING (council_id)
    WHERE area.level = 'kommune' AND status IN ('aktiv', 'ruht_vermutlich', 'ruhend')
      -- a founding known to the month or year may have been as late as the end of it
      AND CASE WHEN structure.founded_on IS NOT DISTINCT FROM council.reconstituted_on THEN structure.founded_on + INTERVAL 1 DAY
               WHEN council.founded_precision = 'year' THEN structure.founded_on + INTERVAL 1 YEAR
               WHEN council.founded_precision = 'month' THEN structure.founded_on + INTERVAL 1 MONTH
               ELSE structure.founded_on + INTERVAL 1 DAY END <= exists_since
),
-- a body of a former Kommune that nobody reported dissolved, where today's Kommune has none
former AS (
    SELECT area_id, max(council.release_id) AS release_id, max(council.founded_on) AS value_date, 'altes_gebiet' AS variant,
           any_value(exists_since) AS exists_since, any_value(exists_verified) AS exists_verified
    FROM council_area
    JOIN council USING (council_id)
    JOIN area USING (area_id)
    WHERE former_name IS NOT NULL AND area.level = 'kommune'
      AND area_id NOT IN (SELECT area_id FROM structure WHERE council_id IS NOT NULL)
      AND council_id NOT IN (SELECT council_id FROM council_status WHERE status = 'aufgeloest')
    GROUP BY area_id
)
SELECT
    'G13' AS kind, area_id, variant, CASE WHEN exists_verified THEN 'anlass' ELSE 'hinweis' END AS severity,
    CAST(year(value_date) AS DOUBLE) AS value, CAST(year(exists_since) AS DOUBLE) AS reference, value_date,
    CASE WHEN exists_verified THEN 'gemeldet' ELSE 'nicht_geprueft' END AS certainty,
    CAST(year(exists_since) AS TEXT) AS period, release_id, CAST(NULL AS INTEGER) AS others, is_synthetic(release_id) AS synthetic
FROM (FROM own UNION ALL BY NAME FROM former);
