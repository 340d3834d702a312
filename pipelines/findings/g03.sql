-- G3: nothing is known, a body is named but nobody reported how it stands, what is known is old, or (a hint) the sources disagree. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g3(months := 18, stale_months := 24) AS TABLE
WITH named AS (
    SELECT area_id, min(council.release_id) AS release_id
    FROM council_area JOIN council USING (council_id) CROSS JOIN build
    WHERE counts_as_body AND former_name IS NULL AND coalesce(valid_from <= as_of, true) AND coalesce(valid_until >= as_of, true)
    GROUP BY area_id
),
judged AS (
    SELECT shown.* REPLACE (if(kind = 'G3', severity, 'hinweis') AS severity, coalesce(shown.release_id, named.release_id) AS release_id),
           this.as_of AS today, named.area_id IS NOT NULL AS named
    FROM structure_severity(months, stale_months) AS shown
    LEFT JOIN named USING (area_id)
    CROSS JOIN build AS this
    WHERE kind = 'G3' OR conflicting
)
SELECT
    'G3' AS kind, area_id,
    CASE WHEN confirmed_on IS NULL THEN if(named, 'ohne_meldung', 'kein_eintrag')
         WHEN status <> 'unklar' THEN 'widerspruch'
         WHEN confirmed_on < today - to_months(CAST(stale_months AS INTEGER)) THEN 'veraltet'
         ELSE 'unklar_gemeldet' END AS variant, severity,
    CAST(date_sub('month', confirmed_on, today) AS DOUBLE) AS value,
    CAST(CASE WHEN confirmed_on IS NOT NULL THEN stale_months END AS DOUBLE) AS reference,
    confirmed_on AS value_date, 'gemeldet' AS certainty,
    CAST(year(confirmed_on) AS TEXT) AS period, release_id,
    CAST(NULL AS INTEGER) AS others, is_synthetic(release_id) AS synthetic
FROM judged;
