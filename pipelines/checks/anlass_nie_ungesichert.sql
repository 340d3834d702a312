-- Was nicht gesichert oder nicht geprüft ist oder auf erfundenen Zahlen zur Kriminalität oder aus Befragungen beruht, ist nie ein Anlass.
SELECT finding.kind AS art, area_id AS gebiet, certainty AS sicherheit, synthetic AS erfunden
FROM finding JOIN finding_kind USING (kind)
WHERE severity = 'anlass' AND (certainty IN ('nicht_gesichert', 'nicht_geprueft') OR synthetic AND invented IS NOT NULL)
   OR severity = 'hinweis' AND hint IS NULL;
