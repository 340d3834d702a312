-- Die Einwohner der Kreise ergeben in jedem Jahr, in dem sie bekannt sind, die des Landes, bis auf die Rundung der Jahresdurchschnitte.
WITH summed AS (
    SELECT concept, year, count(*) FILTER (area.level = 'kreis') AS filled,
           sum(population.inhabitants) FILTER (area.level = 'kreis') AS kreise,
           sum(population.inhabitants) FILTER (area.level = 'land') AS land
    FROM population
    JOIN area USING (area_id)
    GROUP BY concept, year
),
-- of a report year of which only the Land is known the PKS implies only its inhabitants;
-- a Kreis formed later has no value before, and what it was formed from is no area of today
expected AS (
    SELECT summed.*, count(*) AS today, count(*) FILTER (exists_since IS NULL OR year(exists_since) <= summed.year) AS formed
    FROM summed, area
    WHERE area.level = 'kreis'
    GROUP BY ALL
)
SELECT concept, year, kreise, land
FROM expected
WHERE (filled > 0 OR concept <> 'pks_implied') AND filled < formed OR filled = today AND abs(coalesce(kreise - land, 1000)) > filled;
