-- G3: nothing is known, what is known is old, or the sources disagree. Parameter: stale_months. grain: Kommune
WITH named AS (
    SELECT area_id, min(council.release_id) AS named_by
    FROM council_area JOIN council USING (council_id) CROSS JOIN build
    WHERE counts_as_body AND former_name IS NULL AND coalesce(valid_from <= as_of, true) AND coalesce(valid_until >= as_of, true)
    GROUP BY area_id
),
judged AS (
    SELECT area_id, status, confirmed_on, as_of, demo, named_by IS NOT NULL AS named, coalesce(structure_severity.release_id, named_by) AS release_id,
           if(coalesce(kind = 'G3', false), severity, 'hinweis') AS severity
    FROM structure_severity LEFT JOIN named USING (area_id) CROSS JOIN build
    WHERE kind = 'G3' OR conflicting
)
SELECT
    'G3' AS kind, area_id,
    CASE WHEN confirmed_on IS NULL THEN if(named, 'ohne_meldung', 'kein_eintrag')
         WHEN status <> 'unklar' THEN 'widerspruch'
         WHEN confirmed_on < add_months(as_of, -:stale_months) THEN 'veraltet'
         ELSE 'unklar_gemeldet' END AS variant, severity,
    CAST(timestampdiff(MONTH, confirmed_on, as_of) + if(day(confirmed_on) > day(as_of) AND as_of = last_day(as_of), 1, 0) AS DOUBLE) AS value,
    CAST(CASE WHEN confirmed_on IS NOT NULL THEN :stale_months END AS DOUBLE) AS reference,
    confirmed_on AS value_date, 'gemeldet' AS certainty, CAST(year(confirmed_on) AS STRING) AS period,
    release_id, CAST(NULL AS INT) AS others, coalesce(release.synthetic, demo) AS synthetic
FROM judged LEFT JOIN release USING (release_id)
