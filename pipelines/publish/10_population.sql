-- grain: Kreis × area of the same territory; a kreisfreie Stadt is Kreis, Kommune and Gemeinde in one
CREATE TABLE stage_same_territory AS
SELECT kreis_id, area_id, level
FROM area
WHERE level = 'kreis' OR kind = 'kreisfreie_stadt';

-- grain: area × year of the day on which a list of Gemeinden counts; of several lists of one year one that counts on 31 December, of those the
-- newest Gebietsstand
CREATE TABLE stage_population_of_lists AS
WITH counted AS (
    SELECT area_id, year(inhabitants_date) AS year, inhabitants, inhabitants_date AS counted_on,
           inhabitants_date = make_date(year(inhabitants_date), 12, 31) AS at_the_end_of_the_year, reference_date, published, release_id
    FROM stage_gemeindeverzeichnis JOIN release USING (release_id)
)
SELECT area_id, year, 'reference_date' AS concept, inhabitants, release_id, counted_on, at_the_end_of_the_year
FROM counted
QUALIFY row_number() OVER (
    PARTITION BY area_id, year ORDER BY at_the_end_of_the_year DESC, reference_date DESC, published DESC, release_id DESC
) = 1;

INSERT INTO population BY NAME
SELECT * EXCLUDE (at_the_end_of_the_year)
FROM stage_population_of_lists
WHERE at_the_end_of_the_year;

-- grain: Land or Kreis × year × concept. Of several publications of a year the newest counts, for all areas, so that they fit each other;
-- where it has Kreise alone, the Land is their sum
CREATE TABLE stage_official_population AS
WITH newest AS (
    SELECT area_id, year, concept, inhabitants, stage_bevoelkerung.release_id
    FROM stage_bevoelkerung JOIN release USING (release_id)
    QUALIFY rank() OVER (PARTITION BY year, concept ORDER BY release.published DESC, stage_bevoelkerung.release_id DESC) = 1
)
FROM newest
UNION ALL BY NAME
SELECT left(area_id, 2) AS area_id, year, concept, CAST(sum(inhabitants) AS INTEGER) AS inhabitants, release_id
FROM newest
GROUP BY ALL
HAVING bool_and(length(area_id) = 5) AND count(*) = (SELECT count(*) FROM area WHERE level = 'kreis');

-- grain: area × year × concept. An area that a list of Gemeinden counts on that day keeps its number: it is the sum of its Gemeinden
INSERT INTO population BY NAME
WITH official AS (
    SELECT area_id, year, concept, inhabitants, release_id
    FROM stage_official_population
    WHERE length(area_id) = 2
    UNION ALL BY NAME
    SELECT territory.area_id, year, concept, inhabitants, release_id
    FROM stage_official_population AS official JOIN stage_same_territory AS territory ON territory.kreis_id = official.area_id
)
SELECT *, CASE concept WHEN 'reference_date' THEN make_date(year, 12, 31) END AS counted_on
FROM official ANTI JOIN population USING (area_id, year, concept);

-- grain: area × year of which nobody knows 31 December: the day of a list
INSERT INTO population BY NAME
SELECT * EXCLUDE (at_the_end_of_the_year)
FROM stage_population_of_lists ANTI JOIN population USING (area_id, year, concept);

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

-- grain: report year of which only the Land is known: the same from its official cases and their rate
INSERT INTO population BY NAME
SELECT land.area_id, cases.year, 'pks_implied' AS concept, CAST(round(cases.value / rate.value * 100000) AS INTEGER) AS inhabitants, cases.release_id
FROM land_figure AS cases
JOIN land_figure AS rate ON rate.year = cases.year AND rate.key = cases.key AND rate.measure = 'haeufigkeitszahl'
JOIN area AS land ON land.level = 'land'
WHERE cases.measure = 'faelle' AND cases.key = '------' AND cases.derived IS NULL
  AND NOT EXISTS (SELECT 1 FROM stage_pks AS of_kreise WHERE of_kreise.year = cases.year);
