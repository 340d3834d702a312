-- grain: Land or Kreis × year, average of the year
CREATE TABLE stage_bevoelkerung AS
SELECT area_id, CAST(year AS INTEGER) AS year, CAST(total AS INTEGER) AS inhabitants, line, release_id
FROM raw_bevoelkerung_kreise;
