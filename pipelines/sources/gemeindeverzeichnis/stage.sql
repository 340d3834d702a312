-- grain: Gemeinde, inhabitants on one day
CREATE TABLE stage_gemeindeverzeichnis AS
SELECT area_id, CAST(inhabitants AS INTEGER) AS inhabitants, CAST(inhabitants_date AS DATE) AS inhabitants_date, line, release_id
FROM raw_gemeindeverzeichnis_gemeinden;
