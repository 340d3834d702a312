-- Die Abdeckung des Landes ist die Zahl der Kommunen, deren angezeigter Stand „aktiv“ ist.
SELECT observation.numerator AS abgedeckt, shown.active AS aktiv
FROM observation
JOIN build ON observation.period = year(build.as_of)
CROSS JOIN (SELECT count(*) FILTER (status = 'aktiv') AS active FROM structure_shown() JOIN area USING (area_id) WHERE level = 'kommune') AS shown
WHERE observation.indicator_id = 'abdeckung_kommunen' AND observation.area_id = '07' AND observation.numerator <> shown.active
