-- Jeder Beratungsanlass betrifft eine Kommune, höchstens einmal je Art.
WITH found AS (
    SELECT kind, area_id FROM finding_g1() UNION ALL SELECT kind, area_id FROM finding_g2() UNION ALL SELECT kind, area_id FROM finding_g3()
    UNION ALL SELECT kind, area_id FROM finding_g4() UNION ALL SELECT kind, area_id FROM finding_g5() UNION ALL SELECT kind, area_id FROM finding_g6()
    UNION ALL SELECT kind, area_id FROM finding_g7() UNION ALL SELECT kind, area_id FROM finding_g8() UNION ALL SELECT kind, area_id FROM finding_g9()
    UNION ALL SELECT kind, area_id FROM finding_g10() UNION ALL SELECT kind, area_id FROM finding_g12()
    UNION ALL SELECT kind, area_id FROM finding_g11() UNION ALL SELECT kind, area_id FROM finding_g13() UNION ALL SELECT kind, area_id FROM finding_g14()
)
SELECT found.kind AS art, area_id AS gebiet, count(*) AS zeilen FROM found LEFT JOIN area USING (area_id)
GROUP BY found.kind, area_id HAVING count(*) > 1 OR any_value(area.level) IS DISTINCT FROM 'kommune'
