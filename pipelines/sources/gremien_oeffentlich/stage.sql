-- Publicly known bodies, beside those of the office's own list where there is one; types are those of the contract.

-- grain: one row per body
CREATE TABLE IF NOT EXISTS stage_council AS FROM council LIMIT 0;
INSERT INTO stage_council BY NAME
SELECT council_id, name, type, counts_as_body, founded_on, founded_precision, reconstituted_on, chair, chair_note,
       list_filter(list_transform(string_split(topics, ';'), lambda topic: trim(topic)), lambda topic: topic <> '') AS topics,
       string_split(digital_forms, ';') AS digital_forms, release_id
FROM raw_gremien_oeffentlich_council;

-- grain: body × area
CREATE TABLE IF NOT EXISTS stage_council_area AS SELECT *, '' AS release_id FROM council_area LIMIT 0;
INSERT INTO stage_council_area BY NAME
SELECT council_id, area_id, former_name, release_id FROM raw_gremien_oeffentlich_council_area;

-- grain: one dated report about a body
CREATE TABLE IF NOT EXISTS stage_council_status AS FROM council_status LIMIT 0;
INSERT INTO stage_council_status BY NAME
SELECT council_id, status, as_of, source, release_id FROM raw_gremien_oeffentlich_status WHERE council_id IS NOT NULL;

-- grain: one dated report about an area without a body
CREATE TABLE IF NOT EXISTS stage_area_status AS FROM area_status LIMIT 0;
INSERT INTO stage_area_status BY NAME
SELECT area_id, status, as_of, source, release_id FROM raw_gremien_oeffentlich_status WHERE council_id IS NULL;

-- grain: body × institution
CREATE TABLE IF NOT EXISTS stage_council_member AS FROM council_member LIMIT 0;
INSERT INTO stage_council_member BY NAME
SELECT council_id, institution, sector, release_id FROM raw_gremien_oeffentlich_member;

-- grain: release × topic; no list is complete
CREATE TABLE IF NOT EXISTS stage_registry_scope AS FROM registry_scope LIMIT 0;
INSERT INTO stage_registry_scope BY NAME
SELECT release_id, topic, complete FROM raw_gremien_oeffentlich_scope;
