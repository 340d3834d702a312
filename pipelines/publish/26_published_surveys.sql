-- Without published results its stage.sql did not run.
CREATE TABLE IF NOT EXISTS stage_befragungen_veroeffentlicht (
    area_id TEXT, part TEXT, survey TEXT, year INTEGER, item TEXT, question TEXT, answer TEXT, subgroup TEXT, value_pct DOUBLE, precision TEXT,
    n INTEGER, sampling TEXT, source_url TEXT, note TEXT, line INTEGER, release_id TEXT
);

-- grain: survey × year × area or part × question × answer × group, from the newest delivery that states it
INSERT INTO published_survey_figure BY NAME
SELECT stage.* EXCLUDE (line), line AS position
FROM stage_befragungen_veroeffentlicht AS stage JOIN release USING (release_id)
QUALIFY row_number() OVER (
    PARTITION BY area_id, part, survey, year, question, answer, subgroup ORDER BY release.published DESC, release_id DESC
) = 1
ORDER BY area_id NULLS LAST, year DESC, survey, stage.part NULLS FIRST, position;
