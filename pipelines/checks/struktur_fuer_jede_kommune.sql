-- Für jede Kommune und jeden Landkreis gibt es genau eine Aussage zur Struktur, für andere Gebiete keine.
SELECT coalesce(area.area_id, structure.area_id) AS gebiet, area.area_id IS NULL AS zu_viel
FROM (SELECT area_id FROM area WHERE level = 'kommune' OR kind = 'landkreis') AS area
FULL JOIN structure USING (area_id)
WHERE area.area_id IS NULL OR structure.area_id IS NULL
