-- grain: survey × year × area (or part of it) × question × answer × group, once per delivery that states it
CREATE TABLE stage_befragungen_veroeffentlicht AS
SELECT nullif(ars, '') AS area_id,
       nullif(teil, '') AS part,
       befragung AS survey,
       CAST(jahr AS INTEGER) AS year,
       merkmal AS item,
       frage AS question,
       antwort AS answer,
       nullif(gruppe, '') AS subgroup,
       CAST(replace(anteil_pct, ',', '.') AS DOUBLE) AS value_pct,
       CASE genauigkeit WHEN 'genau' THEN 'stated' WHEN 'rund' THEN 'rounded' ELSE 'at_least' END AS precision,
       CAST(nullif(n, '') AS INTEGER) AS n,
       nullif(stichprobe, '') AS sampling,
       quelle AS source_url,
       nullif(bemerkung, '') AS note,
       line,
       release_id
FROM raw_befragungen_veroeffentlicht_werte;
