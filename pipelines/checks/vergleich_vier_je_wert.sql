-- Jeder eigene Wert mit Unsicherheitsbereich ist mit Land, Art, Kreis und ähnlichen Gebieten verglichen oder nennt den Grund, warum nicht.
SELECT indicator_id, period, observation.area_id, count(comparison.reference) AS vergleiche
FROM observation
JOIN indicator USING (indicator_id)
LEFT JOIN comparison USING (indicator_id, period, area_id)
WHERE observation.status IN ('ok', 'provisional') AND observation.low IS NOT NULL AND observation.high IS NOT NULL
  AND indicator.scale IN ('rate', 'share') AND observation.level <> 'land'
GROUP BY ALL HAVING count(comparison.reference) <> 4;
