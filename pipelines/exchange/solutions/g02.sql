-- G2: a body that works; after a pause it knows best what it took, then one that meets year after year. grain: Kommune
WITH met AS (
    -- years are those back from the day of the judgement: 0 is the last one
    SELECT council_id, count(DISTINCT date_sub('year', held_on, as_of)) AS years
    FROM council_meeting, build
    WHERE held_on BETWEEN as_of - to_years($steady_years) + INTERVAL 1 DAY AND as_of
    GROUP BY council_id
)
SELECT area_id,
       CASE WHEN coalesce(resumed_on >= as_of - to_years($years), false) THEN 'wieder_aktiv'
            WHEN coalesce(met.years >= $steady_years, false) THEN 'stetig' ELSE 'arbeitet' END AS variant,
       CAST(CASE variant WHEN 'stetig' THEN $steady_years END AS DOUBLE) AS value,
       CASE variant WHEN 'wieder_aktiv' THEN resumed_on ELSE last_meeting_on END AS value_date,
       CASE variant WHEN 'wieder_aktiv' THEN paused_on END AS reference_date,
       release_id
FROM working($meeting_months)
LEFT JOIN met USING (council_id)
