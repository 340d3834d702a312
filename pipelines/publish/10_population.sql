-- grain: Kreis × area of the same territory; a kreisfreie Stadt is Kreis, Kommune and Gemeinde in one
CREATE TABLE stage_same_territory AS
SELECT kreis_id, area_id, level
FROM area
WHERE level = 'kreis' OR kind = 'kreisfreie_stadt';

-- grain: area × day of the table of Gemeinden
INSERT INTO population BY NAME
WITH summed AS (
    SELECT unnest([left(area_id, 2), left(area_id, 5), left(area_id, 9), area_id]) AS area_id, inhabitants, inhabitants_date, release_id
    FROM stage_gemeindeverzeichnis
)
SELECT area_id, year(inhabitants_date) AS year, 'reference_date' AS concept, CAST(sum(inhabitants) AS INTEGER) AS inhabitants, release_id
FROM summed
GROUP BY ALL;

-- grain: area × year, average of the year
INSERT INTO population BY NAME
SELECT area_id, year, 'annual_average' AS concept, inhabitants, release_id
FROM stage_bevoelkerung
WHERE length(area_id) = 2
UNION ALL BY NAME
SELECT territory.area_id, year, 'annual_average' AS concept, inhabitants, release_id
FROM stage_bevoelkerung JOIN stage_same_territory AS territory ON territory.kreis_id = stage_bevoelkerung.area_id;

-- grain: area × report year; what the PKS divides by is printed in 2020 and else follows from all offences and their rate
INSERT INTO population BY NAME
WITH implied AS (
    SELECT area_id AS kreis_id, year, coalesce(population_published, CAST(round(cases / hz * 100000) AS INTEGER)) AS inhabitants, release_id
    FROM stage_pks
    WHERE key = '------'
)
SELECT territory.area_id, year, 'pks_implied' AS concept, inhabitants, release_id
FROM implied JOIN stage_same_territory AS territory USING (kreis_id)
UNION ALL BY NAME
SELECT left(kreis_id, 2) AS area_id, year, 'pks_implied' AS concept, CAST(sum(inhabitants) AS INTEGER) AS inhabitants, release_id
FROM implied
GROUP BY ALL;
