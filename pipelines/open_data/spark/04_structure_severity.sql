-- Whether the Stand of a Kommune is an occasion of its own, and how severe, as the macro structure_severity. grain: Kommune
SELECT
    structure_shown.*,
    CASE WHEN status IN ('kein_gremium', 'aufgeloest', 'in_planung') THEN 'G1'
         WHEN status IN ('ruht_vermutlich', 'ruhend') THEN 'G2'
         WHEN status = 'unklar' THEN 'G3' END AS kind,
    CASE WHEN status IN ('ruht_vermutlich', 'ruhend', 'unklar') THEN 'anlass'
         WHEN status IN ('kein_gremium', 'aufgeloest') AND above_council_id IS NULL AND part_councils = 0 THEN 'anlass'
         ELSE 'hinweis' END AS severity
FROM structure_shown JOIN area USING (area_id)
WHERE area.level = 'kommune'
