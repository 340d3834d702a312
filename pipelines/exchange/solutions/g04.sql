-- G4: an active body with open groups or co-decision. grain: Kommune
SELECT area_id, if(participation_level >= $decide_level, 'mitentscheidung', 'mitarbeit') AS variant, CAST(participation_level AS DOUBLE) AS value,
       confirmed_on AS value_date, CAST(NULL AS DATE) AS reference_date, release_id
FROM facts
WHERE status = 'aktiv' AND participation_level >= $min_level
