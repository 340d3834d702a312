-- G7: an active body with working hours behind it. grain: Kommune
SELECT area_id, 'mit_stelle' AS variant, fte AS value, confirmed_on AS value_date, CAST(NULL AS DATE) AS reference_date, release_id
FROM facts
WHERE status = 'aktiv' AND fte > $fte
