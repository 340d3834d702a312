-- G2: the body is dormant, reported or presumed; a hint where it is active but has not met for a while, or nobody knows whether it has.
-- grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g2(months := 18, notice_months := 12, stale_months := 24) AS TABLE
WITH judged AS (
    SELECT shown.* EXCLUDE (kind), this.as_of AS today,
           CASE WHEN status = 'ruhend' THEN 'gemeldet_ruhend'
                WHEN status = 'ruht_vermutlich' THEN if(last_meeting_on IS NULL, 'nie_getagt', 'ruht_vermutlich')
                WHEN meetings_unknown THEN 'sitzung_unbekannt'
                WHEN last_meeting_on < this.as_of - to_months(CAST(notice_months AS INTEGER)) THEN 'laenger_her' END AS variant
    FROM structure_severity(months, stale_months) AS shown
    CROSS JOIN build AS this
    WHERE coalesce(kind = 'G2', status = 'aktiv')
)
SELECT
    'G2' AS kind, area_id, variant, severity,
    CAST(CASE WHEN variant IN ('ruht_vermutlich', 'laenger_her') THEN date_sub('month', last_meeting_on, today) END AS DOUBLE) AS value,
    CAST(CASE WHEN variant = 'laenger_her' THEN notice_months WHEN status <> 'ruhend' THEN months END AS DOUBLE) AS reference,
    CASE WHEN variant IN ('ruht_vermutlich', 'laenger_her') THEN last_meeting_on ELSE confirmed_on END AS value_date,
    -- an incomplete list of meetings may lack the newest one
    CASE WHEN status = 'ruhend' OR meetings_complete THEN 'gemeldet' ELSE 'nicht_geprueft' END AS certainty,
    CAST(year(CASE WHEN variant IN ('ruht_vermutlich', 'laenger_her') THEN last_meeting_on ELSE confirmed_on END) AS TEXT) AS period, release_id,
    CAST(NULL AS INTEGER) AS others, is_synthetic(release_id) AS synthetic
FROM judged
WHERE variant IS NOT NULL;
