-- G3: a body that is known to work; first where reports left it open at the end of one of the last years (before the first report nobody had
-- asked). grain: Kommune
WITH was_unclear AS (
    SELECT area_id, max(day) AS unclear_on
    FROM status_judged(), build
    WHERE status = 'unklar' AND confirmed_on IS NOT NULL AND day < as_of AND day >= as_of - to_years($years)
    GROUP BY area_id
)
SELECT area_id, if(unclear_on IS NULL, 'arbeitet', 'geklaert') AS variant, CAST(NULL AS DOUBLE) AS value,
       if(unclear_on IS NULL, last_meeting_on, confirmed_on) AS value_date, unclear_on AS reference_date, release_id
FROM working($meeting_months)
LEFT JOIN was_unclear USING (area_id)
