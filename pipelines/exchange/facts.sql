-- What the rules of solutions ask for, once: the Stand and the facts of the body it rests on, and when that body last paused and began again by
-- the reports about it. grain: Kommune
CREATE TEMP TABLE facts AS
WITH paused AS (
    SELECT council_id, max(as_of) AS paused_on FROM council_status WHERE status IN ('ruhend', 'aufgeloest') GROUP BY council_id
),
resumed AS (
    SELECT council_id, any_value(paused_on) AS paused_on, min(as_of) AS resumed_on
    FROM council_status JOIN paused USING (council_id)
    WHERE status = 'aktiv' AND as_of > paused_on GROUP BY council_id
)
SELECT shown.*, this.as_of, area.exists_since, area.exists_verified, council.reconstituted_on, council.digital_attendance, council.digital_forms,
       resumed.paused_on, resumed.resumed_on
FROM structure_shown() AS shown
JOIN area USING (area_id)
CROSS JOIN build AS this
LEFT JOIN council USING (council_id)
LEFT JOIN resumed USING (council_id)
WHERE area.level = 'kommune';
-- Whose body works: active, met within so many months, and no reports that disagree. grain: Kommune
CREATE TEMP MACRO working(meeting_months) AS TABLE
SELECT * FROM facts
WHERE status = 'aktiv' AND NOT conflicting AND last_meeting_on >= as_of - to_months(meeting_months)
