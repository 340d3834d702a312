-- G15: an active body in which citizens take part digitally. grain: Kommune
SELECT area_id,
       CASE WHEN NOT coalesce(digital_attendance, false) THEN 'formen' WHEN coalesce(len(digital_forms) >= $min_forms, false) THEN 'sitzung_und_formen'
            ELSE 'sitzung' END AS variant,
       CAST(CASE WHEN variant <> 'sitzung' THEN len(digital_forms) END AS DOUBLE) AS value,
       confirmed_on AS value_date, CAST(NULL AS DATE) AS reference_date, release_id
FROM facts
WHERE status = 'aktiv' AND (digital_attendance OR len(digital_forms) >= $min_forms)
