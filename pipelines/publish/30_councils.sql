-- Registry tables of the contract. A build without any registry has no stage tables: then they are made empty here.
CREATE TABLE IF NOT EXISTS stage_council AS FROM council LIMIT 0;
CREATE TABLE IF NOT EXISTS stage_council_area AS SELECT *, '' AS release_id FROM council_area LIMIT 0;
CREATE TABLE IF NOT EXISTS stage_council_status AS FROM council_status LIMIT 0;
CREATE TABLE IF NOT EXISTS stage_area_status AS FROM area_status LIMIT 0;
CREATE TABLE IF NOT EXISTS stage_council_member AS FROM council_member LIMIT 0;
CREATE TABLE IF NOT EXISTS stage_council_group AS FROM council_group LIMIT 0;
CREATE TABLE IF NOT EXISTS stage_council_meeting AS FROM council_meeting LIMIT 0;
CREATE TABLE IF NOT EXISTS stage_qualification AS FROM qualification LIMIT 0;
CREATE TABLE IF NOT EXISTS stage_contact AS FROM contact LIMIT 0;
CREATE TABLE IF NOT EXISTS stage_analysis AS FROM analysis LIMIT 0;
CREATE TABLE IF NOT EXISTS stage_project AS FROM project LIMIT 0;
CREATE TABLE IF NOT EXISTS stage_registry_scope AS FROM registry_scope LIMIT 0;

INSERT INTO council BY NAME
SELECT council_id, name, type, counts_as_body, founded_on, founded_precision, reconstituted_on, chair, chair_note, mayor_is_member,
       self_reported_active, fte, budget_eur, has_concept, rules_of_procedure_year, multi_tier, participation_level, members_may_decide,
       public_relations, has_priorities, has_action_plan, ctc_phase, topics, digital_attendance, digital_forms, online_exchange, release_id
FROM stage_council ORDER BY council_id;

INSERT INTO council_area BY NAME
SELECT council_id, area_id, valid_from, valid_until, former_name FROM stage_council_area ORDER BY council_id, area_id;

INSERT INTO council_status BY NAME
SELECT council_id, status, as_of, source, release_id FROM stage_council_status ORDER BY council_id, as_of, source;

INSERT INTO area_status BY NAME
SELECT area_id, status, as_of, source, release_id FROM stage_area_status ORDER BY area_id, as_of, source;

INSERT INTO council_member BY NAME
SELECT council_id, institution, sector, release_id FROM stage_council_member ORDER BY council_id, institution;

INSERT INTO council_group BY NAME
SELECT council_id, name, active, release_id FROM stage_council_group ORDER BY council_id, name;

INSERT INTO council_meeting BY NAME
SELECT council_id, held_on, is_public, form, release_id FROM stage_council_meeting ORDER BY council_id, held_on;

INSERT INTO qualification BY NAME
SELECT area_id, kind, persons, year, release_id FROM stage_qualification ORDER BY area_id, kind, year;

INSERT INTO contact BY NAME
SELECT area_id, kind, held_on, release_id FROM stage_contact ORDER BY area_id, held_on;

-- A survey whose results are published exists, whether the registry lists it or not.
INSERT INTO analysis BY NAME
WITH surveyed AS (
    SELECT area_id, 'befragung' AS kind, field_end AS completed_on, sampling, respondents AS n, release_id
    FROM survey
    WHERE NOT superseded AND NOT EXISTS (
        SELECT 1 FROM stage_analysis AS listed
        WHERE listed.area_id = survey.area_id AND listed.kind = 'befragung' AND year(listed.completed_on) = survey.year)
    QUALIFY row_number() OVER (PARTITION BY area_id, year ORDER BY field_end DESC, survey_id) = 1
)
SELECT area_id, kind, completed_on, sampling, n, release_id FROM stage_analysis
UNION ALL SELECT area_id, kind, completed_on, sampling, n, release_id FROM surveyed
ORDER BY area_id, completed_on;

INSERT INTO project BY NAME
SELECT area_id, council_id, title, started_on, ended_on, grant_eur, beccaria_steps, evaluated, release_id
FROM stage_project ORDER BY area_id, started_on, title;

INSERT INTO registry_scope BY NAME
SELECT release_id, topic, complete FROM stage_registry_scope ORDER BY release_id, topic;
