-- G13: an active body not older than the Kommune in today's form; first one that was constituted anew. A founding known to the month or year
-- stands on its first day, so it is surely not before. grain: Kommune
SELECT area_id, if(founded_on IS NOT DISTINCT FROM reconstituted_on, 'neu_konstituiert', 'gegruendet') AS variant, CAST(NULL AS DOUBLE) AS value,
       founded_on AS value_date, exists_since AS reference_date, release_id
FROM facts
WHERE status = 'aktiv' AND exists_verified AND founded_on >= exists_since
