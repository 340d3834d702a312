-- Die Einwohner am Stichtag sind für jedes Gebiet dieselben wie im Gebietsregister.
SELECT area.area_id, area.inhabitants AS register, population.inhabitants AS veroeffentlicht
FROM area
LEFT JOIN population ON population.area_id = area.area_id AND concept = 'reference_date' AND year = year(area.inhabitants_date)
WHERE population.inhabitants IS DISTINCT FROM area.inhabitants;
