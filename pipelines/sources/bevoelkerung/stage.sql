-- grain: release × Land or Kreis × year, average of the year or count on its last day
CREATE TABLE stage_bevoelkerung AS
SELECT area_id, CAST(year AS INTEGER) AS year, concept, CAST(total AS INTEGER) AS inhabitants, line, release_id
FROM raw_bevoelkerung_kreise;
