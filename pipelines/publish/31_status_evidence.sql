-- What the registry knew of each area on the days at which it is judged. Working tables, but for status_evidence.

-- grain: one row per judged day: build.as_of and the ends of the eight years before it
CREATE TABLE stage_judged_day AS
SELECT as_of AS day, year(as_of)::INTEGER AS period FROM build
UNION ALL
SELECT make_date(year(as_of) - back, 12, 31) AS day, (year(as_of) - back)::INTEGER AS period FROM build, range(1, 9) AS years (back);

-- grain: judged day × area × report known by then (bodies of a former Kommune are no evidence for the one of today). `meaning` is what two
-- reports can contradict each other about: none is none, whether it is called dissolved, planned or not there; "unklar" says nothing.
CREATE TABLE stage_report AS
WITH reports AS (
    SELECT day, council_area.area_id, council_id, status, as_of, source, council_status.release_id
    FROM stage_judged_day
    JOIN council_area ON former_name IS NULL AND coalesce(valid_from <= day, true) AND coalesce(valid_until >= day, true)
    JOIN council USING (council_id)
    JOIN council_status USING (council_id)
    WHERE counts_as_body AND as_of <= day
    UNION ALL
    SELECT day, area_id, NULL AS council_id, status, as_of, source, release_id FROM stage_judged_day JOIN area_status ON as_of <= day
)
SELECT *, CASE WHEN status IN ('aktiv', 'ruhend') THEN status WHEN status <> 'unklar' THEN 'keines' END AS meaning FROM reports;

-- grain: judged day × area × body (NULL: no body named), its newest report; contradicted by a report of the same body, or of none, that
-- is as old or newer, or comes from another source within three months before; and by the newest report of another body that is as old or
-- newer, if another release says so: one list may know an active and a dissolved body, two lists of one area should not
CREATE TABLE stage_newest AS
WITH newest AS (
    FROM stage_report
    QUALIFY row_number() OVER (PARTITION BY day, area_id, council_id ORDER BY as_of DESC, caution(status), source) = 1
)
SELECT newest.*, EXISTS (
    FROM stage_report AS other
    WHERE other.day = newest.day AND other.area_id = newest.area_id AND other.meaning <> newest.meaning
      AND (other.council_id = newest.council_id OR other.council_id IS NULL OR newest.council_id IS NULL)
      AND (other.as_of >= newest.as_of OR other.source <> newest.source AND other.as_of >= newest.as_of - to_months(3))
) OR EXISTS (
    FROM newest AS other
    WHERE other.day = newest.day AND other.area_id = newest.area_id AND other.meaning <> newest.meaning
      AND other.council_id <> newest.council_id AND other.release_id <> newest.release_id AND other.as_of >= newest.as_of
) AS conflicting
FROM newest;

-- grain: council × founding or re-constitution; `until`: the last day on which it may have been
CREATE TABLE stage_founding AS
SELECT council_id, false AS anew, founded_on AS day,
       CASE founded_precision WHEN 'year' THEN make_date(year(founded_on), 12, 31) WHEN 'month' THEN last_day(founded_on) ELSE founded_on END AS until
FROM council WHERE founded_on IS NOT NULL
UNION ALL
SELECT council_id, true, reconstituted_on, reconstituted_on FROM council WHERE reconstituted_on IS NOT NULL;

-- grain: judged day × registry release whose list of meetings is complete. What a list says of itself it says of build.as_of; on an earlier
-- day it can only lack no meeting if it reaches as far back as a meeting counts.
CREATE TABLE stage_complete_meetings AS
WITH begun AS (SELECT release_id, min(held_on) AS first_meeting_on FROM council_meeting GROUP BY release_id)
SELECT day, release_id
FROM build, stage_judged_day, registry_scope LEFT JOIN begun USING (release_id)
WHERE topic = 'meeting' AND complete AND (day = as_of OR first_meeting_on <= day - to_months(18));

INSERT INTO status_evidence BY NAME
WITH areas AS (
    SELECT day, area_id FROM stage_judged_day, area WHERE level = 'kommune' OR kind = 'landkreis'
),
founded AS (
    SELECT DISTINCT ON (judged.day, council_id) judged.day, council_id, founding.day AS founded_on, until AS founded_until
    FROM stage_judged_day AS judged JOIN stage_founding AS founding ON founding.day <= judged.day
    ORDER BY judged.day, council_id, founding.day DESC, anew DESC
),
met AS (
    SELECT day, council_id, max(held_on) AS last_meeting_on FROM stage_judged_day JOIN council_meeting ON held_on <= day GROUP BY ALL
)
SELECT
    day, area_id, council_id, coalesce(status, 'unklar') AS status_reported, as_of AS confirmed_on, coalesce(conflicting, false) AS conflicting,
    founded_on, founded_until, last_meeting_on, complete.release_id IS NOT NULL AS meetings_complete, newest.release_id,
    row_number() OVER (PARTITION BY day, area_id ORDER BY last_meeting_on DESC NULLS LAST, as_of DESC, caution(status), council_id) AS nth_by_meeting,
    row_number() OVER (PARTITION BY day, area_id ORDER BY as_of DESC, caution(status), council_id) AS nth_by_report
FROM areas
LEFT JOIN stage_newest AS newest USING (day, area_id)
LEFT JOIN founded USING (day, council_id)
LEFT JOIN met USING (day, council_id)
LEFT JOIN stage_complete_meetings AS complete USING (day, release_id)
ORDER BY day, area_id, council_id;
