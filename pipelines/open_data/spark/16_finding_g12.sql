-- G12: registered crime and the feeling of safety stand far apart within the same kind of Kommune. Only own values, no open surveys.
-- Parameters: distance_percent, years, min_group. grain: Kommune
WITH own AS (
    SELECT indicator_id = 'sicher_nachts_wohngegend' AS asked, observation.area_id, area.kind AS area_kind, period, release_id, synthetic,
           max(period) OVER (PARTITION BY indicator_id) AS last_period, value, low, high
    FROM observation JOIN area ON area.area_id = observation.area_id
    WHERE indicator_id IN ('straftaten_ohne_auslaenderrecht', 'sicher_nachts_wohngegend') AND area.level = 'kommune'
      AND status IN ('ok', 'provisional') AND low IS NOT NULL
),
newest AS (
    SELECT * FROM (
        SELECT area_id, area_kind, period, release_id, synthetic, asked, CASE WHEN asked THEN 100 - value ELSE value END AS burden,
               CASE WHEN asked THEN 100 - high ELSE low END AS bottom, CASE WHEN asked THEN 100 - low ELSE high END AS top,
               row_number() OVER (PARTITION BY asked, area_id ORDER BY period DESC) AS nth
        FROM own WHERE period > last_period - :years
    ) WHERE nth = 1
),
both_known AS (
    SELECT * FROM (SELECT *, count(*) OVER (PARTITION BY area_id) AS known FROM newest) WHERE known = 2
),
stood AS (
    SELECT mine.area_id, mine.asked, mine.period, mine.release_id, mine.synthetic OR bool_or(other.synthetic) AS synthetic, count(*) AS others,
           count_if(other.burden < mine.burden) AS below, count_if(other.top < mine.bottom) AS least, count_if(other.bottom <= mine.top) AS most
    FROM both_known AS mine
    JOIN both_known AS other ON other.area_kind = mine.area_kind AND other.asked = mine.asked AND other.area_id <> mine.area_id
    GROUP BY mine.area_id, mine.asked, mine.period, mine.release_id, mine.synthetic HAVING count(*) + 1 >= :min_group
),
beside AS (
    SELECT crime.area_id, crime.below AS less_crime, fear.below AS less_fear, fear.others,
           greatest(crime.least - fear.most, fear.least - crime.most) AS least_distance,
           crime.synthetic OR fear.synthetic AS synthetic, crime.period AS crime_period, fear.period AS fear_period, fear.release_id
    FROM stood AS crime JOIN stood AS fear ON fear.area_id = crime.area_id AND fear.asked AND NOT crime.asked
),
judged AS (
    SELECT *, 100 * least_distance >= :distance_percent * others AS secured FROM beside
    WHERE 100 * abs(less_fear - less_crime) >= :distance_percent * others
)
SELECT
    'G12' AS kind, judged.area_id, CASE WHEN less_fear > less_crime THEN 'gefuehl' ELSE 'lage' END AS variant,
    CASE WHEN secured AND NOT judged.synthetic THEN 'anlass' ELSE 'hinweis' END AS severity,
    CAST(less_crime AS DOUBLE) AS value, CAST(less_fear AS DOUBLE) AS reference,
    coalesce(survey.field_end, make_date(fear_period, 12, 31)) AS value_date,
    CASE WHEN secured THEN 'gesichert' ELSE 'nicht_gesichert' END AS certainty,
    CASE WHEN crime_period = fear_period THEN CAST(crime_period AS STRING) ELSE concat(crime_period, ' und ', fear_period) END AS period,
    judged.release_id, CAST(others AS INT) AS others, judged.synthetic
FROM judged LEFT JOIN survey ON survey.release_id = judged.release_id
