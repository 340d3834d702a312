-- Share of Kommunen, and of inhabitants, with an active body confirmed within 24 months. Bodies of the Landkreis, of single
-- Ortsgemeinden, contracts and police-led rounds do not count. Inhabitants are those of today for all years.
-- grain: indicator × Kreis or Land × year; a past year is missing where the state of most Kommunen was unknown
INSERT INTO observation BY NAME
WITH newest AS (
    SELECT release.release_id FROM release JOIN registry_scope USING (release_id) ORDER BY period DESC, published DESC LIMIT 1
),
kommunen AS (
    SELECT judged.day, judged.period, area.kreis_id, area.inhabitants, coalesce(state.confirmed, false) AS covered,
           coalesce(state.as_of >= judged.day - to_months(24) AND state.status <> 'unklar', false) AS known
    FROM stage_judged_day AS judged
    CROSS JOIN area
    LEFT JOIN stage_area_state AS state ON state.day = judged.day AND state.area_id = area.area_id
    WHERE area.level = 'kommune'
),
sums AS (
    SELECT day, period, coalesce(kreis_id, '07') AS area_id, if(kreis_id IS NULL, 'land', 'kreis') AS level,
           count(*) FILTER (covered) AS kommunen_covered, count(*) AS kommunen,
           coalesce(sum(inhabitants) FILTER (covered), 0) AS inhabitants_covered, sum(inhabitants) AS inhabitants,
           count(*) FILTER (NOT known) AS unknown
    FROM kommunen GROUP BY GROUPING SETS ((day, period, kreis_id), (day, period))
),
judgeable AS (
    SELECT sums.day, sums.day = build.as_of OR 2 * sums.unknown <= sums.kommunen AS judgeable FROM sums, build WHERE level = 'land'
),
shares AS (
    SELECT measure.indicator_id, sums.period, sums.level, sums.area_id, judgeable.judgeable, sums.unknown, sums.kommunen,
           if(measure.of = 'kommunen', kommunen_covered, inhabitants_covered)::DOUBLE AS numerator,
           if(measure.of = 'kommunen', kommunen, inhabitants)::DOUBLE AS denominator
    FROM sums JOIN judgeable USING (day) CROSS JOIN coverage_measure AS measure
)
SELECT
    indicator_id, period, level, area_id,
    CASE WHEN judgeable THEN 100 * numerator / denominator END AS value,
    CASE WHEN judgeable THEN numerator END AS numerator,
    CASE WHEN judgeable THEN denominator END AS denominator,
    CASE WHEN judgeable THEN 'ok' ELSE 'missing' END AS status,
    CASE WHEN NOT judgeable THEN 'Für die meisten Kommunen war der Stand nicht bekannt.'
         WHEN unknown > 0 THEN 'Stand unklar: ' || unknown || ' von ' || kommunen || if(kommunen = 1, ' Kommune', ' Kommunen') END AS note,
    newest.release_id
FROM shares CROSS JOIN newest;
