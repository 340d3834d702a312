-- Zu jeder Kommune stehen Bedarf und Struktur oder der Grund, warum nicht; Felder gibt es nur mit mindestens zwei Dritteln der Merkmale.
SELECT area.area_id, found.status, found.reason, need_present, need_declared, structure_present, structure_declared, certainty
FROM area
LEFT JOIN need_structure AS found USING (area_id)
WHERE area.level = 'kommune' AND (
    found.area_id IS NULL OR (found.status = 'ok') <> (found.reason IS NULL) OR (found.status = 'ok') <> (certainty IS NOT NULL)
    OR (need_percentile IS NOT NULL AND need_present * 3 < need_declared * 2)
    OR (structure_percentile IS NOT NULL AND structure_present * 3 < structure_declared * 2)
    OR (assigned AND coalesce(certainty, 0) <= 0.5)
);
