-- Veröffentlichte Aufklärungsquoten und die aus den Fällen berechneten weichen höchstens um die Rundung (0,1) voneinander ab.
SELECT indicator_id, period, area_id, value, round(observation.numerator * 100 / observation.denominator, 2) AS berechnet
FROM observation
JOIN indicator USING (indicator_id)
WHERE indicator.source_id = 'pks' AND indicator.scale = 'share' AND abs(value - observation.numerator * 100 / observation.denominator) > 0.1;
