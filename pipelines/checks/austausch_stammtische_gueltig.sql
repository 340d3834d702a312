-- Ein Stammtisch hat so viele Kommunen mit demselben Beratungsanlass wie erklärt, nahe einer, die ihn gelöst hat; niemand sitzt an zweien.
WITH seated AS (
    SELECT kind, roundtable, count(*) FILTER (role = 'open') AS open, count(*) FILTER (role = 'solved') AS solved, max(distance_km) AS farthest_km,
           max(area_id) FILTER (role = 'solved') AS host_id
    FROM roundtable_member GROUP BY kind, roundtable
)
SELECT kind AS art, roundtable AS stammtisch, members AS kommunen, seated.farthest_km AS km
FROM roundtable FULL JOIN seated USING (kind, roundtable) CROSS JOIN exchange_rule
WHERE members IS DISTINCT FROM open OR solved <> 1 OR roundtable.host_id IS DISTINCT FROM seated.host_id
   OR members NOT BETWEEN least_members AND most_members OR seated.farthest_km > reach_km
   OR roundtable.farthest_km IS DISTINCT FROM seated.farthest_km
UNION ALL
-- who sits there, and why
SELECT kind, roundtable, NULL, distance_km
FROM roundtable_member AS sits
WHERE role = 'open' AND NOT EXISTS (SELECT 1 FROM finding WHERE finding.kind = sits.kind AND finding.area_id = sits.area_id)
   OR role = 'solved' AND NOT EXISTS (SELECT 1 FROM solution WHERE solution.kind = sits.kind AND solution.area_id = sits.area_id)
UNION ALL
-- nobody is forgotten or counted twice: at a table or outside, where the kind can be solved at all
SELECT kind, NULL, count(placed), NULL
FROM (SELECT kind, area_id, true AS placed FROM roundtable_member WHERE role = 'open'
      UNION ALL SELECT kind, area_id, true FROM roundtable_outside)
FULL JOIN (SELECT finding.kind, area_id, true AS found FROM finding JOIN solution_kind USING (kind) WHERE solution_kind.rule IS NOT NULL)
     USING (kind, area_id)
GROUP BY kind, area_id
HAVING count(placed) <> 1 OR count(found) <> 1
