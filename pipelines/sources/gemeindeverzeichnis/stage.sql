-- grain: list × area of today whose inhabitants it knows, on one day
CREATE TABLE stage_gemeindeverzeichnis AS
SELECT area_id, CAST(inhabitants AS INTEGER) AS inhabitants, CAST(inhabitants_date AS DATE) AS inhabitants_date,
       CAST(reference_date AS DATE) AS reference_date, release_id
FROM raw_gemeindeverzeichnis_gebiete;
