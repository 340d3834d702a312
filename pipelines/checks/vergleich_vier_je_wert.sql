-- Jeder eigene Wert mit Unsicherheitsbereich und jede Aufklärungsquote ist mit Land, Art, Kreis und ähnlichen Gebieten verglichen oder nennt den
-- Grund, warum nicht.
SELECT indicator_id, period, observation.area_id, count(comparison.reference) AS vergleiche
FROM observation
JOIN indicator USING (indicator_id)
LEFT JOIN comparison USING (indicator_id, period, area_id)
WHERE observation.status IN ('ok', 'provisional') AND indicator.scale IN ('rate', 'share') AND observation.level <> 'land'
  AND (observation.low IS NOT NULL AND observation.high IS NOT NULL OR indicator.source_id = 'pks' AND indicator.scale = 'share')
GROUP BY ALL HAVING count(comparison.reference) <> 4;
