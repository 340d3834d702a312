-- Wer als gelöst gilt, ist eine Kommune, hat bei dieser Art selbst keinen Beratungsanlass und eine beschriebene Spielart.
SELECT kind AS art, area_id AS gebiet, variant AS spielart
FROM solution
WHERE NOT EXISTS (SELECT 1 FROM area WHERE area.area_id = solution.area_id AND area.level = 'kommune')
   OR EXISTS (SELECT 1 FROM finding WHERE finding.kind = solution.kind AND finding.area_id = solution.area_id)
   OR NOT EXISTS (SELECT 1 FROM solution_variant AS way WHERE way.kind = solution.kind AND way.variant = solution.variant)
   OR synthetic <> is_synthetic(solution.release_id)
