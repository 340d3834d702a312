-- G2: the body is dormant, reported or presumed. Parameters: months, notice_months. grain: Kommune
WITH judged AS (
    SELECT *, CASE WHEN status = 'ruhend' THEN 'gemeldet_ruhend'
                   WHEN status = 'ruht_vermutlich' THEN if(last_meeting_on IS NULL, 'nie_getagt', 'ruht_vermutlich')
                   WHEN meetings_unknown THEN 'sitzung_unbekannt'
                   WHEN last_meeting_on < add_months(as_of, -:notice_months) THEN 'laenger_her' END AS variant
    FROM structure_severity CROSS JOIN build
    WHERE coalesce(kind = 'G2', status = 'aktiv')
)
SELECT
    'G2' AS kind, area_id, variant, severity,
    CAST(CASE WHEN variant IN ('ruht_vermutlich', 'laenger_her') THEN timestampdiff(MONTH, last_meeting_on, as_of) + if(day(last_meeting_on) > day(as_of) AND as_of = last_day(as_of), 1, 0) END AS DOUBLE) AS value,
    CAST(CASE WHEN variant = 'laenger_her' THEN :notice_months WHEN status <> 'ruhend' THEN :months END AS DOUBLE) AS reference,
    CASE WHEN variant IN ('ruht_vermutlich', 'laenger_her') THEN last_meeting_on ELSE confirmed_on END AS value_date,
    CASE WHEN status = 'ruhend' OR meetings_complete THEN 'gemeldet' ELSE 'nicht_geprueft' END AS certainty,
    CAST(year(CASE WHEN variant IN ('ruht_vermutlich', 'laenger_her') THEN last_meeting_on ELSE confirmed_on END) AS STRING) AS period,
    release_id, CAST(NULL AS INT) AS others, coalesce(release.synthetic, demo) AS synthetic
FROM judged LEFT JOIN release USING (release_id)
WHERE variant IS NOT NULL
