-- grain: area × year × variable; a kreisfreie Stadt has the values of its Kreis row at all three levels
INSERT INTO context BY NAME
SELECT area_id, year, variable, label, unit, value, release_id
FROM stage_regionalatlas
WHERE length(area_id) = 2
UNION ALL BY NAME
SELECT territory.area_id, year, variable, label, unit, value, release_id
FROM stage_regionalatlas JOIN stage_same_territory AS territory ON territory.kreis_id = stage_regionalatlas.area_id;
