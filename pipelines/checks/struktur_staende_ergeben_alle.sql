-- Jede Kommune hat genau einen der sieben Stände: als Kennzahl, in der Abdeckung und, wo er nicht „aktiv“ ist, in der Liste „Zuerst ansprechen“ derselbe.
WITH shown AS (
    SELECT area_id, kreis_id, status, position
    FROM structure_shown() JOIN area USING (area_id) LEFT JOIN status_kind USING (status) WHERE level = 'kommune'
),
listed AS (SELECT area_id, status FROM contact_order())
SELECT area.area_id AS gebiet, shown.status AS stand, observation.value AS kennzahl, listed.status AS in_der_liste
FROM area
CROSS JOIN build
LEFT JOIN shown USING (area_id)
LEFT JOIN listed USING (area_id)
LEFT JOIN observation ON observation.area_id = area.area_id AND observation.indicator_id = 'gremium_status' AND period = year(build.as_of)
WHERE area.level = 'kommune' AND (
    shown.position IS NULL OR listed.status IS DISTINCT FROM nullif(shown.status, 'aktiv')
    -- without any registry nothing is published
    OR observation.value IS DISTINCT FROM CASE WHEN EXISTS (FROM registry_scope) THEN shown.position END)
UNION ALL
SELECT area_id, 'unklar', unclear, NULL
FROM coverage JOIN build ON day = as_of
WHERE level = 'kreis' AND unclear IS DISTINCT FROM (SELECT count(*) FROM shown WHERE kreis_id = coverage.area_id AND status = 'unklar')
