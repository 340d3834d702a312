-- Jedes Gremium, jede Meldung und jede Angabe verweist auf ein Gebiet des Registers.
SELECT 'council_area' AS tabelle, area_id AS gebiet FROM council_area ANTI JOIN area USING (area_id)
UNION ALL SELECT 'area_status', area_id FROM area_status ANTI JOIN area USING (area_id)
UNION ALL SELECT 'qualification', area_id FROM qualification ANTI JOIN area USING (area_id)
UNION ALL SELECT 'contact', area_id FROM contact ANTI JOIN area USING (area_id)
UNION ALL SELECT 'analysis', area_id FROM analysis ANTI JOIN area USING (area_id)
UNION ALL SELECT 'project', area_id FROM project ANTI JOIN area USING (area_id)
