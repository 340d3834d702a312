-- Surveys of the contract. A build without any survey has no stage tables: then they are made empty here. Temporary, because what a
-- dropped table leaves behind stays in the published file.
CREATE TEMP TABLE IF NOT EXISTS stage_survey AS SELECT * EXCLUDE (superseded) FROM survey LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS stage_survey_estimate AS FROM survey_estimate LIMIT 0;

-- grain: delivery × item, with the newer delivery that is published in its place; several of one Kommune, year, item and sampling
CREATE TEMP TABLE stage_survey_replaced AS
WITH delivered AS (
    SELECT DISTINCT estimate.survey_id, estimate.area_id, estimate.year, estimate.item_id, survey.sampling, release.published
    FROM stage_survey_estimate AS estimate
    JOIN stage_survey AS survey USING (survey_id)
    JOIN release USING (release_id)
),
ranked AS (
    SELECT *, first_value(survey_id) OVER newest AS published_id, first_value(published) OVER newest AS newest_published
    FROM delivered
    WINDOW newest AS (PARTITION BY area_id, year, item_id, sampling ORDER BY published DESC, survey_id DESC)
)
SELECT survey_id, item_id, published_id, newest_published,
       EXISTS (
           SELECT 1
           FROM stage_survey_estimate AS mine
           JOIN stage_survey_estimate AS newer USING (item_id, category, subgroup)
           WHERE mine.survey_id = ranked.survey_id AND newer.survey_id = ranked.published_id AND mine.item_id = ranked.item_id
             AND mine.subgroup = 'alle'
             AND (mine.n IS DISTINCT FROM newer.n OR mine.status <> newer.status OR abs(mine.value_pct - newer.value_pct) > 0.05)
       ) AS contradicts
FROM ranked WHERE survey_id <> published_id;

INSERT INTO survey BY NAME
WITH contradicted AS (
    SELECT survey_id, count(*) AS items, strftime(try_cast(max(newest_published) AS DATE), '%d.%m.%Y') AS newest_day
    FROM stage_survey_replaced WHERE contradicts GROUP BY survey_id
),
newer AS (
    SELECT published_id AS survey_id, count(DISTINCT item_id) AS items FROM stage_survey_replaced WHERE contradicts GROUP BY published_id
)
SELECT stage_survey.* REPLACE (
           list_concat(notes,
               CASE WHEN contradicted.items > 0 THEN [format(
                   'Eine neuere Lieferung derselben Kommune für dasselbe Jahr{} sagt etwas anderes (Zahl der Merkmale: {}); dort gilt die neuere.',
                   coalesce(' (vom ' || contradicted.newest_day || ')', ''), contradicted.items)] ELSE [] END,
               CASE WHEN newer.items > 0 THEN [format(
                   'Eine ältere Lieferung derselben Kommune für dasselbe Jahr sagt etwas anderes (Zahl der Merkmale: {}); es gilt diese neuere.',
                   newer.items)] ELSE [] END) AS notes),
       contradicted.items IS NOT NULL AS superseded
FROM stage_survey
LEFT JOIN contradicted USING (survey_id)
LEFT JOIN newer USING (survey_id)
ORDER BY area_id, year, survey_id;

-- grain: delivery × item × category × subgroup
INSERT INTO survey_estimate BY NAME
SELECT estimate.* FROM stage_survey_estimate AS estimate
ANTI JOIN stage_survey_replaced AS replaced ON replaced.survey_id = estimate.survey_id AND replaced.item_id = estimate.item_id
JOIN survey_item ON survey_item.item_id = estimate.item_id
LEFT JOIN survey_category AS category ON category.item_id = estimate.item_id AND category.code = estimate.category
LEFT JOIN survey_subgroup AS subgroup ON subgroup.subgroup = estimate.subgroup
ORDER BY estimate.area_id, estimate.year, estimate.survey_id, survey_item.position, subgroup.position, category.position;
