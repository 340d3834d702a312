-- Die Einwohner der Kreise ergeben in jedem Jahr die des Landes, bis auf die Rundung der Jahresdurchschnitte.
SELECT concept, year, sum(population.inhabitants) FILTER (area.level = 'kreis') AS kreise, sum(population.inhabitants) FILTER (area.level = 'land') AS land
FROM population
JOIN area USING (area_id)
GROUP BY concept, year
HAVING kreise IS DISTINCT FROM land AND abs(coalesce(kreise - land, 1000)) > 36;
