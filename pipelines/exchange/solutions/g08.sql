-- G8: an active body led by the head of the administration or a deputy. grain: Kommune
SELECT area_id, chair AS variant, CAST(NULL AS DOUBLE) AS value, confirmed_on AS value_date, CAST(NULL AS DATE) AS reference_date, release_id
FROM facts
WHERE status = 'aktiv' AND chair IN ('buergermeister', 'doppelspitze_mit_leitung', 'beigeordnete')
