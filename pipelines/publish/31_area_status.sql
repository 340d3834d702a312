-- What the registry said of each area on the days at which it is judged. Working tables, not published.

-- grain: one row per judged day: build.as_of and the ends of the eight years before it
CREATE TABLE stage_judged_day AS
SELECT as_of AS day, year(as_of)::INTEGER AS period FROM build
UNION ALL
SELECT make_date(year(as_of) - back, 12, 31) AS day, (year(as_of) - back)::INTEGER AS period FROM build, range(1, 9) AS years (back);

-- grain: judged day × body that counts × area of today (bodies of a former Kommune are no evidence for the one of today)
CREATE TABLE stage_body_area AS
SELECT judged.day, council_area.area_id, council_area.council_id
FROM stage_judged_day AS judged
JOIN council_area ON coalesce(valid_from <= judged.day, true) AND coalesce(valid_until >= judged.day, true)
JOIN council USING (council_id)
WHERE council.counts_as_body AND council_area.former_name IS NULL;

-- grain: judged day × area × report known by then. `meaning` is what two reports can contradict each other about: none is none,
-- whether it is called dissolved, planned or not there; "unklar" says nothing.
CREATE TABLE stage_report AS
WITH reports AS (
    SELECT day, area_id, council_id, status, as_of, source, release_id
    FROM stage_body_area JOIN council_status USING (council_id) WHERE as_of <= day
    UNION ALL
    SELECT judged.day, area_id, NULL AS council_id, status, as_of, source, release_id
    FROM stage_judged_day AS judged JOIN area_status ON as_of <= judged.day
)
SELECT *, CASE WHEN status IN ('aktiv', 'ruhend') THEN status WHEN status <> 'unklar' THEN 'keines' END AS meaning,
       -- of two reports of one day the more cautious one is believed
       list_position(['unklar', 'ruhend', 'aufgeloest', 'kein_gremium', 'in_planung', 'aktiv'], status) AS boldness
FROM reports;

-- grain: judged day × area × body (NULL: no body named), its newest report; `confirmed`: active, and said within 24 months
CREATE TABLE stage_newest AS
SELECT *, status = 'aktiv' AND as_of >= day - to_months(24) AS confirmed
FROM stage_report
QUALIFY row_number() OVER (PARTITION BY day, area_id, council_id ORDER BY as_of DESC, boldness, source) = 1;

-- grain: judged day × area: the report the statement rests on, a confirmed active body first, else the newest report
CREATE TABLE stage_area_state AS
SELECT day, area_id, council_id, status, as_of, source, meaning, confirmed, release_id
FROM stage_newest
QUALIFY row_number() OVER (PARTITION BY day, area_id ORDER BY confirmed DESC, as_of DESC, boldness, council_id) = 1;

-- grain: judged day × area whose reports contradict the chosen one: newer, or another source within three months before it
CREATE TABLE stage_conflict AS
SELECT DISTINCT chosen.day, chosen.area_id
FROM stage_area_state AS chosen
JOIN stage_report AS other USING (day, area_id)
WHERE other.meaning <> chosen.meaning
  AND (other.council_id = chosen.council_id OR other.council_id IS NULL OR chosen.council_id IS NULL)
  AND (other.as_of > chosen.as_of OR other.source <> chosen.source AND other.as_of >= chosen.as_of - to_months(3));
