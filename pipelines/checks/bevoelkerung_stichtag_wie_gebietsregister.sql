-- Die Einwohner am Stichtag sind für jedes Gebiet dieselben wie im Gebietsregister, wenn sie am selben Tag gezählt sind.
-- A register counted on another day than 31 December yields to a count of that day.
SELECT area.area_id, area.inhabitants AS register, population.inhabitants AS veroeffentlicht
FROM area
LEFT JOIN population ON population.area_id = area.area_id AND concept = 'reference_date' AND year = year(area.inhabitants_date)
WHERE population.inhabitants IS NULL OR population.counted_on = area.inhabitants_date AND population.inhabitants <> area.inhabitants;
