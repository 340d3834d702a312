-- „Was wäre, wenn“ in jeder Kommune ein Gremium arbeitete: Land, Kreise, Arten und Größenklassen enthalten je alle Kommunen und Einwohner, und alles ist abgedeckt.
WITH every AS (SELECT list(area_id) AS kommunen, count(*) AS number, sum(inhabitants) AS inhabitants FROM area WHERE level = 'kommune')
SELECT "grouping" AS gruppierung, sum(covered.kommunen) AS kommunen, sum(covered.inhabitants) AS einwohner
FROM every, what_if_coverage((SELECT kommunen FROM every)) AS covered
GROUP BY "grouping", every.number, every.inhabitants
HAVING (sum(covered.kommunen), sum(covered.inhabitants)) <> (every.number, every.inhabitants)
    OR (sum(active_after), sum(unclear_after), sum(inhabitants_active_after), sum(inhabitants_unclear_after)) <> (every.number, 0, every.inhabitants, 0)
