-- What the registry says of each Kommune and Landkreis on build.as_of. "No row" counts as zero only where the registry says
-- that the list of the topic is complete and the area has a record; else it is unknown (NULL).

-- grain: one row per release of a registry: which lists are complete
CREATE TABLE stage_complete AS
SELECT release_id,
       coalesce(bool_or(complete) FILTER (topic = 'meeting'), false) AS meeting,
       coalesce(bool_or(complete) FILTER (topic = 'member'), false) AS member,
       coalesce(bool_or(complete) FILTER (topic = 'group'), false) AS working_group,
       coalesce(bool_or(complete) FILTER (topic = 'qualification'), false) AS qualification,
       coalesce(bool_or(complete) FILTER (topic = 'contact'), false) AS contact,
       coalesce(bool_or(complete) FILTER (topic = 'analysis'), false) AS analysis,
       coalesce(bool_or(complete) FILTER (topic = 'project'), false) AS project
FROM registry_scope GROUP BY release_id;

-- A count of rows found; none found is zero only where the list is known to be complete.
CREATE TEMP MACRO counted(found, complete) AS CASE WHEN coalesce(found, 0) > 0 THEN found WHEN complete THEN 0 END;

INSERT INTO structure BY NAME
WITH this AS (SELECT as_of AS today FROM build),
area_of AS (
    SELECT area_id, level, kreis_id FROM area WHERE level = 'kommune' OR kind = 'landkreis'
),
state AS (
    SELECT judged.* FROM status_judged() AS judged, this WHERE day = this.today
),
-- a body of a single Ortsgemeinde, reported not longer ago than a Stand may rest on, seen from its Kommune and from its Kreis
parts AS (
    SELECT unnest([gemeinde.kommune_id, gemeinde.kreis_id]) AS area_id, newest.council_id
    FROM stage_newest AS newest, this, area AS gemeinde
    WHERE newest.day = this.today AND gemeinde.area_id = newest.area_id AND gemeinde.kind = 'ortsgemeinde'
      AND newest.status IN ('aktiv', 'ruhend') AND newest.as_of >= newest.day - to_months(24) AND newest.council_id IS NOT NULL
),
part_count AS (SELECT area_id, count(DISTINCT council_id) AS part_councils FROM parts GROUP BY area_id),
meetings AS (
    SELECT council_id, max(held_on) FILTER (is_public) AS last_public_meeting_on,
           count(*) FILTER (held_on > this.today - to_months(12)) AS meetings_12m
    FROM council_meeting, this WHERE held_on <= this.today GROUP BY council_id
),
certified AS (SELECT area_id, sum(persons) AS persons, count(*) AS rows FROM qualification GROUP BY area_id),
analysed AS (
    SELECT area_id, max(completed_on) AS last_analysis_on, count(*) AS analyses
    FROM analysis, this WHERE completed_on <= this.today GROUP BY area_id
),
projects AS (
    SELECT area_id, count(*) AS projects_12m
    FROM project, this
    WHERE started_on <= this.today AND coalesce(ended_on > this.today - to_months(12), true) GROUP BY area_id
),
contacts AS (
    SELECT area_id, max(held_on) AS last_contact_on, count(*) FILTER (held_on > this.today - to_months(24)) AS contacts_24m
    FROM contact, this WHERE held_on <= this.today GROUP BY area_id
)
SELECT
    area_of.area_id, state.council_id, state.status_reported, state.confirmed_on, state.conflicting, above.council_id AS above_council_id,
    coalesce(part_count.part_councils, 0) AS part_councils, state.founded_on, state.last_meeting_on, meetings.last_public_meeting_on,
    counted(meetings.meetings_12m, complete.meeting AND state.council_id IS NOT NULL) AS meetings_12m,
    council.chair, council.fte, council.participation_level,
    CASE WHEN certified.rows > 0 THEN certified.persons WHEN complete.qualification THEN 0 END AS certified_persons,
    analysed.last_analysis_on, counted(analysed.analyses, complete.analysis) AS analyses,
    counted(projects.projects_12m, complete.project) AS projects_12m,
    contacts.last_contact_on, counted(contacts.contacts_24m, complete.contact) AS contacts_24m,
    state.release_id
FROM area_of
JOIN state USING (area_id)
LEFT JOIN state AS above ON above.area_id = area_of.kreis_id AND area_of.level = 'kommune' AND above.status = 'aktiv'
LEFT JOIN part_count USING (area_id)
LEFT JOIN council ON council.council_id = state.council_id
LEFT JOIN meetings ON meetings.council_id = state.council_id
LEFT JOIN certified USING (area_id)
LEFT JOIN analysed USING (area_id)
LEFT JOIN projects USING (area_id)
LEFT JOIN contacts USING (area_id)
LEFT JOIN stage_complete AS complete ON complete.release_id = state.release_id
ORDER BY area_of.area_id;
