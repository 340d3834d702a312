-- Jeder Beratungsanlass betrifft eine Kommune, höchstens einmal je Art, und heißt nach beiden.
SELECT finding.kind AS art, area_id AS gebiet, count(*) AS zeilen FROM finding LEFT JOIN area USING (area_id)
GROUP BY finding.kind, area_id
HAVING count(*) > 1 OR any_value(area.level) IS DISTINCT FROM 'kommune' OR any_value(finding_id) IS DISTINCT FROM finding.kind || '-' || area_id
