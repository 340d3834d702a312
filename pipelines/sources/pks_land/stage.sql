-- grain: report year × offence key × measure, once per delivery that states it
CREATE TABLE stage_pks_land AS
SELECT CAST(jahr AS INTEGER) AS year,
       schluessel AS key,
       CASE groesse WHEN 'aufklaerungsquote_pct' THEN 'aufklaerungsquote' ELSE groesse END AS measure,
       CAST(replace(wert, ',', '.') AS DOUBLE) AS value,
       quelle AS source_url,
       stand AS stated,
       nullif(bemerkung, '') AS remark,
       published,
       line,
       release_id
FROM raw_pks_land_zahlen;
