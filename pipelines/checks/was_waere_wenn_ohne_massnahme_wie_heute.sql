-- „Was wäre, wenn“ ohne jede Maßnahme ist das, was heute gilt: Abdeckung von Land und Kreisen, Stand und Beratungsanlässe jeder Kommune.
WITH supposed AS (FROM what_if_coverage() WHERE "grouping" IN ('land', 'kreis')),
listed AS (SELECT area_id, list(kind ORDER BY position) AS kinds FROM finding JOIN finding_kind USING (kind) GROUP BY area_id)
SELECT coalesce(group_id, coverage.area_id) AS gebiet, supposed.active_after AS aktiv, supposed.unclear_after AS unklar
FROM supposed FULL JOIN (FROM coverage WHERE day = (SELECT as_of FROM build)) AS coverage ON coverage.area_id = group_id
WHERE (supposed.kommunen, supposed.inhabitants) IS DISTINCT FROM (coverage.kommunen, coverage.inhabitants)
   OR (active_before, unclear_before, inhabitants_active_before, inhabitants_unclear_before)
      IS DISTINCT FROM (active, unclear, inhabitants_active, inhabitants_unclear)
   OR (active_after, unclear_after, inhabitants_active_after, inhabitants_unclear_after)
      IS DISTINCT FROM (active, unclear, inhabitants_active, inhabitants_unclear)
UNION ALL
SELECT area.area_id, NULL, NULL
FROM area LEFT JOIN what_if() AS supposed USING (area_id) LEFT JOIN structure_shown() AS shown USING (area_id) LEFT JOIN listed USING (area_id)
WHERE level = 'kommune' AND (status_before IS DISTINCT FROM shown.status OR status_after IS DISTINCT FROM shown.status
                             OR findings IS DISTINCT FROM coalesce(kinds, []) OR remaining IS DISTINCT FROM findings OR settled <> [])
