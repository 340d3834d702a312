-- Zu jedem Beratungsanlass, jedem Stand und jeder Datei steht, seit wann sie bekannt sind.
WITH stated AS (
    SELECT 'finding' AS subject, finding_id AS id FROM finding
    UNION ALL SELECT 'status', area_id || '-' || status FROM structure_shown()
    UNION ALL SELECT 'release', release_id FROM release
)
SELECT subject AS was, id AS kennung FROM stated ANTI JOIN known_since USING (subject, id)
