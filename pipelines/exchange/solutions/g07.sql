-- G7: an active body with working hours behind it. grain: Kommune
SELECT area_id, if(fte >= 1, 'ganze_stelle', 'teil_der_stelle') AS variant, fte AS value, confirmed_on AS value_date,
       CAST(NULL AS DATE) AS reference_date, release_id
FROM judged
WHERE status = 'aktiv' AND fte > $fte
