-- The Stand of every Kommune and Landkreis on every judged day, as the macro status_judged of the contract. Parameters: months, stale_months.
-- grain: judged day × area
WITH dated AS (
    SELECT *, coalesce(confirmed_on >= add_months(day, -:stale_months), false) AS recent,
           coalesce(confirmed_on >= add_months(day, -:stale_months), false) AND status_reported = 'aktiv' AS confirmed
    FROM status_evidence
),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY day, area_id ORDER BY CASE WHEN confirmed THEN nth_by_meeting ELSE 1000 + nth_by_report END) AS nth
    FROM dated
)
SELECT
    day, area_id, council_id, status_reported, confirmed_on, conflicting, founded_on, founded_until, last_meeting_on, meetings_complete, release_id,
    CASE WHEN NOT recent THEN 'unklar'
         WHEN NOT confirmed THEN status_reported
         WHEN coalesce(coalesce(last_meeting_on, founded_until) >= add_months(day, -:months), false) OR NOT meetings_complete THEN 'aktiv'
         ELSE 'ruht_vermutlich' END AS status
FROM ranked WHERE nth = 1
