-- G12: registered crime and the feeling of safety stand far apart within the same kind of Kommune. Only own values count, never those of
-- the Kreis, and no open surveys. A hint where the distance does not hold within the intervals, or where figures are invented.
-- grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g12(distance_percent := 33.3, years := 5, min_group := 8) AS TABLE
WITH own AS (
    SELECT indicator_id, area_id, area.kind AS area_kind, period, release_id, is_synthetic(release_id) AS synthetic,
           max(period) OVER (PARTITION BY indicator_id) AS last_period, indicator_id = 'sicher_nachts_wohngegend' AS asked, value, low, high
    FROM observation JOIN area USING (area_id)
    WHERE indicator_id IN ('straftaten_ohne_auslaenderrecht', 'sicher_nachts_wohngegend') AND area.level = 'kommune'
      AND status IN ('ok', 'provisional') AND low IS NOT NULL
),
-- burden: more cases, or fewer persons who feel safe
newest AS (
    SELECT area_id, area_kind, period, release_id, synthetic, asked, CASE WHEN asked THEN 100 - value ELSE value END AS burden,
           CASE WHEN asked THEN 100 - high ELSE low END AS bottom, CASE WHEN asked THEN 100 - low ELSE high END AS top
    FROM own WHERE period > last_period - years
    QUALIFY row_number() OVER (PARTITION BY asked, area_id ORDER BY period DESC) = 1
),
both_known AS (SELECT * FROM newest QUALIFY count(*) OVER (PARTITION BY area_id) = 2),
-- how many of the others lie below, and how many surely below or above
stood AS (
    SELECT mine.area_id, mine.asked, mine.period, mine.release_id, mine.synthetic OR bool_or(other.synthetic) AS synthetic,
           count(*) AS others,
           count(*) FILTER (other.burden < mine.burden) AS below,
           count(*) FILTER (other.top < mine.bottom) AS least, count(*) FILTER (other.bottom <= mine.top) AS most
    FROM both_known AS mine
    JOIN both_known AS other ON other.area_kind = mine.area_kind AND other.asked = mine.asked AND other.area_id <> mine.area_id
    GROUP BY mine.area_id, mine.asked, mine.period, mine.release_id, mine.synthetic HAVING count(*) + 1 >= min_group
),
beside AS (
    SELECT crime.area_id, crime.below AS less_crime, fear.below AS less_fear, fear.others,
           greatest(crime.least - fear.most, fear.least - crime.most) AS least_distance,
           crime.synthetic OR fear.synthetic AS synthetic, crime.period AS crime_period, fear.period AS fear_period, fear.release_id
    FROM stood AS crime JOIN stood AS fear ON fear.area_id = crime.area_id AND fear.asked AND NOT crime.asked
)
SELECT
    'G12' AS kind, beside.area_id, CASE WHEN less_fear > less_crime THEN 'gefuehl' ELSE 'lage' END AS variant,
    CASE WHEN secured AND NOT synthetic THEN 'anlass' ELSE 'hinweis' END AS severity,
    CAST(less_crime AS DOUBLE) AS value, CAST(less_fear AS DOUBLE) AS reference,
    coalesce(survey.field_end, make_date(fear_period, 12, 31)) AS value_date,
    CASE WHEN secured THEN 'gesichert' ELSE 'nicht_gesichert' END AS certainty,
    CASE WHEN crime_period = fear_period THEN CAST(crime_period AS TEXT) ELSE crime_period || ' und ' || fear_period END AS period,
    beside.release_id, CAST(others AS INTEGER) AS others, synthetic
FROM (SELECT *, 100 * least_distance >= distance_percent * others AS secured FROM beside) AS beside
LEFT JOIN survey ON survey.release_id = beside.release_id
WHERE 100 * abs(less_fear - less_crime) >= distance_percent * others;
