-- G2: the body is called dormant, or called active although its last known meeting lies long ago. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g2(months := 18, notice_months := 12, stale_months := 24) AS TABLE
WITH judged AS (
    SELECT structure.*, this.as_of AS today, coalesce(scope.complete, false) AS complete,
           last_meeting_on < this.as_of - to_months(CAST(months AS INTEGER)) AS dormant,
           last_meeting_on < this.as_of - to_months(CAST(notice_months AS INTEGER)) AS quiet
    FROM structure_shown(stale_months := stale_months) AS structure
    JOIN area USING (area_id)
    CROSS JOIN build AS this
    LEFT JOIN registry_scope AS scope ON scope.release_id = structure.release_id AND scope.topic = 'meeting'
    WHERE area.level = 'kommune' AND status IN ('aktiv', 'ruhend')
)
SELECT
    'G2' AS kind, area_id,
    CASE WHEN status = 'ruhend' THEN 'gemeldet_ruhend' WHEN dormant THEN 'ruht_vermutlich' ELSE 'laenger_her' END AS variant,
    CASE WHEN status = 'ruhend' OR dormant THEN 'anlass' ELSE 'hinweis' END AS severity,
    CAST(CASE WHEN status = 'aktiv' THEN date_sub('month', last_meeting_on, today) END AS DOUBLE) AS value,
    CAST(CASE WHEN status = 'aktiv' THEN CASE WHEN dormant THEN months ELSE notice_months END END AS DOUBLE) AS reference,
    CASE WHEN status = 'ruhend' THEN confirmed_on ELSE last_meeting_on END AS value_date,
    -- an incomplete list of meetings may lack the newest one
    CASE WHEN status = 'ruhend' OR complete THEN 'gemeldet' ELSE 'nicht_geprueft' END AS certainty,
    CAST(year(CASE WHEN status = 'ruhend' THEN confirmed_on ELSE last_meeting_on END) AS TEXT) AS period, release_id
FROM judged
WHERE status = 'ruhend' OR dormant OR quiet;
