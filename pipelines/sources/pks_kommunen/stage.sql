-- grain: area × report year × offence key × delivery
CREATE TABLE stage_pks_kommunen AS
SELECT area_id,
       CAST(year AS INTEGER) AS year,
       key,
       CAST(cases AS INTEGER) AS cases,
       CAST(nullif(cleared, '') AS INTEGER) AS cleared,
       nullif(remark, '') AS remark,
       published,
       line,
       release_id
FROM raw_pks_kommunen_faelle;
