-- G1: a body that works; founded or revived within the last years it knows best how one begins. grain: Kommune
SELECT area_id,
       CASE WHEN coalesce(founded_on >= as_of - to_years($years), false) THEN 'gegruendet'
            WHEN coalesce(resumed_on >= as_of - to_years($years), false) THEN 'wieder_aktiv' ELSE 'arbeitet' END AS variant,
       CAST(NULL AS DOUBLE) AS value,
       CASE variant WHEN 'gegruendet' THEN founded_on WHEN 'wieder_aktiv' THEN resumed_on ELSE last_meeting_on END AS value_date,
       CASE variant WHEN 'gegruendet' THEN last_meeting_on WHEN 'wieder_aktiv' THEN paused_on END AS reference_date,
       release_id
FROM working($meeting_months)
