-- Zu jeder Kommune und jedem zählenden Merkmal steht, wo sie ohne dieses Merkmal steht; auf der anderen Achse ändert sich nichts.
WITH expected AS (
    SELECT area_id, axis, indicator_id FROM need_structure_input, need_structure
    WHERE weight > 0 AND CASE axis WHEN 'need' THEN need_declared ELSE structure_declared END > (SELECT least_inputs FROM need_structure_rule)
)
SELECT area_id, axis, indicator_id, driver.percentile, driver.class, driver.status, driver.changes
FROM expected
FULL JOIN need_structure_driver AS driver USING (area_id, axis, indicator_id)
LEFT JOIN need_structure AS published USING (area_id)
WHERE expected.area_id IS NULL OR driver.area_id IS NULL
   OR (driver.percentile IS NULL) <> (driver.class IS NULL)
   OR (driver.changes IS NOT NULL) <> (driver.status = 'ok' AND published.status = 'ok')
   OR driver.changes <> (driver.class <> CASE axis WHEN 'need' THEN published.need_class ELSE published.structure_class END);
