-- G13: the body is older than the Kommune in today's form, or only that of a former Kommune is known. grain: Kommune
WITH own AS (
    SELECT structure_shown.area_id, structure_shown.release_id, structure_shown.founded_on AS value_date, 'vor_fusion' AS variant, exists_since,
           exists_verified
    FROM structure_shown
    JOIN area ON area.area_id = structure_shown.area_id
    JOIN council ON council.council_id = structure_shown.council_id
    WHERE area.level = 'kommune' AND status IN ('aktiv', 'ruht_vermutlich', 'ruhend')
      AND CASE WHEN structure_shown.founded_on <=> council.reconstituted_on THEN date_add(structure_shown.founded_on, 1)
               WHEN founded_precision = 'year' THEN add_months(structure_shown.founded_on, 12)
               WHEN founded_precision = 'month' THEN add_months(structure_shown.founded_on, 1)
               ELSE date_add(structure_shown.founded_on, 1) END <= exists_since
),
former AS (
    SELECT council_area.area_id, max(council.release_id) AS release_id, max(council.founded_on) AS value_date, 'altes_gebiet' AS variant,
           any_value(exists_since) AS exists_since, any_value(exists_verified) AS exists_verified
    FROM council_area
    JOIN council ON council.council_id = council_area.council_id
    JOIN area ON area.area_id = council_area.area_id
    WHERE former_name IS NOT NULL AND area.level = 'kommune'
      AND council_area.area_id NOT IN (SELECT area_id FROM structure WHERE council_id IS NOT NULL)
      AND council_area.council_id NOT IN (SELECT council_id FROM council_status WHERE status = 'aufgeloest')
    GROUP BY council_area.area_id
),
both_ways AS (
    SELECT * FROM own UNION ALL SELECT * FROM former
)
SELECT
    'G13' AS kind, area_id, variant, CASE WHEN exists_verified THEN 'anlass' ELSE 'hinweis' END AS severity,
    CAST(year(value_date) AS DOUBLE) AS value, CAST(year(exists_since) AS DOUBLE) AS reference, value_date,
    CASE WHEN exists_verified THEN 'gemeldet' ELSE 'nicht_geprueft' END AS certainty, CAST(year(exists_since) AS STRING) AS period,
    release_id, CAST(NULL AS INT) AS others, coalesce(release.synthetic, demo) AS synthetic
FROM both_ways LEFT JOIN release USING (release_id) CROSS JOIN build
