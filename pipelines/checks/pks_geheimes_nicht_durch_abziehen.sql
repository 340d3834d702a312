-- Geheim gehaltene Fälle haben keine Zahl und ergeben sich nicht als Rest zum Kreis: Dort fehlt mindestens eine weitere Kommune.
WITH of_kommunen AS (
    SELECT observation.*, area.kreis_id
    FROM observation
    JOIN area USING (area_id)
    JOIN indicator USING (indicator_id)
    WHERE area.level = 'kommune' AND indicator.pks_key IS NOT NULL
),
kommunen AS (
    SELECT kreis_id, count(*) AS in_kreis FROM area WHERE level = 'kommune' GROUP BY kreis_id
)
SELECT indicator_id, period, kreis_id AS gebiet, 'nur eine Zahl fehlt' AS grund
FROM of_kommunen JOIN kommunen USING (kreis_id)
GROUP BY indicator_id, period, kreis_id, in_kreis
HAVING bool_or(status = 'suppressed') AND in_kreis - count(value) = 1
UNION ALL
SELECT indicator_id, period, area_id, 'Zahl trotz Geheimhaltung'
FROM of_kommunen
WHERE status = 'suppressed' AND coalesce(value, low, high, numerator, denominator) IS NOT NULL;
