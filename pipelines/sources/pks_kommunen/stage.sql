-- grain: area × report year × offence key × delivery
CREATE TABLE stage_pks_kommunen AS
SELECT area_id,
       CAST(year AS INTEGER) AS year,
       key,
       CAST(nullif(cases, 'geheim') AS INTEGER) AS cases,
       CAST(nullif(nullif(cleared, ''), 'geheim') AS INTEGER) AS cleared,
       cases = 'geheim' AS cases_suppressed,
       'geheim' IN (cases, cleared) AS cleared_suppressed, -- a quota would tell the cases
       nullif(remark, '') AS remark,
       published,
       line,
       release_id
FROM raw_pks_kommunen_faelle;
