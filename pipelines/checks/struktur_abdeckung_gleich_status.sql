-- Die Abdeckung des Landes und jedes Kreises ist die Zahl der Kommunen, deren angezeigter Stand „aktiv“ ist, und unbekannt, wo keine es ist und der Stand einer Kommune unklar.
WITH shown AS (
    SELECT coalesce(kreis_id, '07') AS area_id, count(*) FILTER (status = 'aktiv') AS active, bool_or(status = 'unklar') AS unclear
    FROM structure_shown() JOIN area USING (area_id) WHERE level = 'kommune' GROUP BY GROUPING SETS ((kreis_id), ())
)
SELECT area_id AS gebiet, observation.numerator AS abgedeckt, shown.active AS aktiv
FROM observation
JOIN build ON observation.period = year(build.as_of)
JOIN shown USING (area_id)
WHERE observation.indicator_id = 'abdeckung_kommunen' AND observation.numerator IS DISTINCT FROM CASE WHEN shown.active > 0 OR NOT shown.unclear THEN shown.active END
