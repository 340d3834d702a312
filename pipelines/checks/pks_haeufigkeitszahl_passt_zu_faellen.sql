-- Veröffentlichte Häufigkeitszahlen der PKS und die aus Fällen und Einwohnern berechneten weichen höchstens um die Rundung (1) voneinander ab.
SELECT indicator_id, period, area_id, value, round(observation.numerator * 100000 / observation.denominator, 1) AS berechnet
FROM observation
JOIN indicator USING (indicator_id)
WHERE indicator.source_id = 'pks' AND indicator.scale = 'rate' AND abs(value - observation.numerator * 100000 / observation.denominator) > 1;
