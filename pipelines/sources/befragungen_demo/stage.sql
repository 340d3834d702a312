-- grain: one delivery of one Kommune and year
CREATE TEMP TABLE IF NOT EXISTS stage_survey AS SELECT * EXCLUDE (superseded) FROM survey LIMIT 0;
INSERT INTO stage_survey BY NAME
SELECT * EXCLUDE (line) REPLACE (list_filter(string_split(notes, chr(10)), lambda note: note <> '') AS notes) FROM raw_befragungen_demo_survey;

-- grain: delivery × item × category × subgroup
CREATE TEMP TABLE IF NOT EXISTS stage_survey_estimate AS FROM survey_estimate LIMIT 0;
INSERT INTO stage_survey_estimate BY NAME
SELECT * EXCLUDE (line, release_id, n) REPLACE (CAST(n_eff AS DOUBLE) AS n_eff), CAST(CAST(n AS DOUBLE) AS INTEGER) AS n FROM raw_befragungen_demo_estimate;
