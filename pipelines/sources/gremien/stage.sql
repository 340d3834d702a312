-- The newest list of the source replaces all older ones; types are those of the contract.

-- grain: one row per body
CREATE TABLE IF NOT EXISTS stage_council AS FROM council LIMIT 0;
INSERT INTO stage_council BY NAME
SELECT * EXCLUDE (line) REPLACE (
    coalesce(list_transform(string_split(topics, ';'), lambda topic: trim(topic)), []) AS topics,
    -- known that there is none; an empty cell stays unknown
    CASE WHEN digital_forms = 'keine' THEN [] ELSE string_split(digital_forms, ';') END AS digital_forms
)
FROM raw_gremien_council WHERE release_id = (SELECT max(release_id) FROM raw_gremien_scope);

-- grain: body × area
CREATE TABLE IF NOT EXISTS stage_council_area AS SELECT *, '' AS release_id FROM council_area LIMIT 0;
INSERT INTO stage_council_area BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_council_area WHERE release_id = (SELECT max(release_id) FROM raw_gremien_scope);

-- grain: one dated report about a body
CREATE TABLE IF NOT EXISTS stage_council_status AS FROM council_status LIMIT 0;
INSERT INTO stage_council_status BY NAME
SELECT council_id, status, as_of, source, release_id
FROM raw_gremien_status WHERE council_id IS NOT NULL AND release_id = (SELECT max(release_id) FROM raw_gremien_scope);

-- grain: one dated report about an area without a body
CREATE TABLE IF NOT EXISTS stage_area_status AS FROM area_status LIMIT 0;
INSERT INTO stage_area_status BY NAME
SELECT area_id, status, as_of, source, release_id
FROM raw_gremien_status WHERE council_id IS NULL AND release_id = (SELECT max(release_id) FROM raw_gremien_scope);

-- grain: body × institution
CREATE TABLE IF NOT EXISTS stage_council_member AS FROM council_member LIMIT 0;
INSERT INTO stage_council_member BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_member WHERE release_id = (SELECT max(release_id) FROM raw_gremien_scope);

-- grain: body × working group
CREATE TABLE IF NOT EXISTS stage_council_group AS FROM council_group LIMIT 0;
INSERT INTO stage_council_group BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_group WHERE release_id = (SELECT max(release_id) FROM raw_gremien_scope);

-- grain: body × meeting
CREATE TABLE IF NOT EXISTS stage_council_meeting AS FROM council_meeting LIMIT 0;
INSERT INTO stage_council_meeting BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_meeting WHERE release_id = (SELECT max(release_id) FROM raw_gremien_scope);

-- grain: area × certificate × year
CREATE TABLE IF NOT EXISTS stage_qualification AS FROM qualification LIMIT 0;
INSERT INTO stage_qualification BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_qualification WHERE release_id = (SELECT max(release_id) FROM raw_gremien_scope);

-- grain: one contact with an area
CREATE TABLE IF NOT EXISTS stage_contact AS FROM contact LIMIT 0;
INSERT INTO stage_contact BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_contact WHERE release_id = (SELECT max(release_id) FROM raw_gremien_scope);

-- grain: one analysis or survey
CREATE TABLE IF NOT EXISTS stage_analysis AS FROM analysis LIMIT 0;
INSERT INTO stage_analysis BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_analysis WHERE release_id = (SELECT max(release_id) FROM raw_gremien_scope);

-- grain: one project or grant
CREATE TABLE IF NOT EXISTS stage_project AS FROM project LIMIT 0;
INSERT INTO stage_project BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_project WHERE release_id = (SELECT max(release_id) FROM raw_gremien_scope);

-- grain: release × topic
CREATE TABLE IF NOT EXISTS stage_registry_scope AS FROM registry_scope LIMIT 0;
INSERT INTO stage_registry_scope BY NAME
SELECT * EXCLUDE (line) FROM raw_gremien_scope WHERE release_id = (SELECT max(release_id) FROM raw_gremien_scope);
