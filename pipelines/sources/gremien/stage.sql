-- The build reads one list of the source, the one published last (build/inputs.py); types are those of the contract.

-- grain: one row per body
CREATE TABLE IF NOT EXISTS stage_council AS FROM council LIMIT 0;
INSERT INTO stage_council BY NAME
SELECT * EXCLUDE (line) REPLACE (
    coalesce(list_transform(string_split(topics, ';'), lambda topic: trim(topic)), []) AS topics,
    -- known that there is none; an empty cell stays unknown
    CASE WHEN digital_forms = 'keine' THEN [] ELSE string_split(digital_forms, ';') END AS digital_forms
)
FROM raw_gremien_council;

-- grain: body × area
CREATE TABLE IF NOT EXISTS stage_council_area AS SELECT *, '' AS release_id FROM council_area LIMIT 0;
INSERT INTO stage_council_area BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_council_area;

-- grain: one dated report about a body
CREATE TABLE IF NOT EXISTS stage_council_status AS FROM council_status LIMIT 0;
INSERT INTO stage_council_status BY NAME
SELECT council_id, status, as_of, source, release_id
FROM raw_gremien_status WHERE council_id IS NOT NULL;

-- grain: one dated report about an area without a body
CREATE TABLE IF NOT EXISTS stage_area_status AS FROM area_status LIMIT 0;
INSERT INTO stage_area_status BY NAME
SELECT area_id, status, as_of, source, release_id
FROM raw_gremien_status WHERE council_id IS NULL;

-- grain: body × institution
CREATE TABLE IF NOT EXISTS stage_council_member AS FROM council_member LIMIT 0;
INSERT INTO stage_council_member BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_member;

-- grain: body × working group
CREATE TABLE IF NOT EXISTS stage_council_group AS FROM council_group LIMIT 0;
INSERT INTO stage_council_group BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_group;

-- grain: body × meeting
CREATE TABLE IF NOT EXISTS stage_council_meeting AS FROM council_meeting LIMIT 0;
INSERT INTO stage_council_meeting BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_meeting;

-- grain: area × certificate × year
CREATE TABLE IF NOT EXISTS stage_qualification AS FROM qualification LIMIT 0;
INSERT INTO stage_qualification BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_qualification;

-- grain: one contact with an area
CREATE TABLE IF NOT EXISTS stage_contact AS FROM contact LIMIT 0;
INSERT INTO stage_contact BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_contact;

-- grain: one analysis or survey
CREATE TABLE IF NOT EXISTS stage_analysis AS FROM analysis LIMIT 0;
INSERT INTO stage_analysis BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_analysis;

-- grain: one project or grant
CREATE TABLE IF NOT EXISTS stage_project AS FROM project LIMIT 0;
INSERT INTO stage_project BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_project;

-- grain: release × topic
CREATE TABLE IF NOT EXISTS stage_registry_scope AS FROM registry_scope LIMIT 0;
INSERT INTO stage_registry_scope BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_scope;
