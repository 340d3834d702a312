-- grain: Kreis of Rheinland-Pfalz × report year × offence key
-- Thousands are written with a comma from 2016 on; in the CSV files the key of the Kreis has lost its leading zero.
CREATE TEMP MACRO pks_number(published) AS nullif(replace(published, ',', ''), '');
CREATE TABLE stage_pks AS
SELECT lpad(kreis, 5, '0') AS area_id,
       CAST(year AS INTEGER) AS year,
       key,
       label,
       CAST(pks_number(cases) AS INTEGER) AS cases,
       CAST(pks_number(hz) AS DOUBLE) AS hz,
       CAST(pks_number(attempts) AS INTEGER) AS attempts,
       CAST(pks_number(cleared) AS INTEGER) AS cleared,
       CAST(pks_number(clearance_pct) AS DOUBLE) AS clearance_pct,
       CAST(pks_number(suspects) AS INTEGER) AS suspects,
       CAST(pks_number(suspects_nongerman) AS INTEGER) AS suspects_nongerman,
       CAST(pks_number(population) AS INTEGER) AS population_published,
       line,
       release_id
FROM raw_pks_kreise;
DROP MACRO pks_number;
