-- G11: more registered crime than in two thirds of the others of the kind, and an occasion G1, G2 or G3. Only own values count.
-- Parameters: upper_percent, years, min_group. grain: Kommune
WITH weak AS (
    SELECT area_id FROM structure_severity WHERE severity = 'anlass'
),
own AS (
    SELECT indicator_id, observation.area_id, area.kind AS area_kind, period, value, numerator, release_id, synthetic,
           max(period) OVER (PARTITION BY indicator_id) AS last_period
    FROM observation JOIN area ON area.area_id = observation.area_id
    WHERE indicator_id IN ('straftaten_ohne_auslaenderrecht', 'strassenkriminalitaet') AND area.level = 'kommune'
      AND status IN ('ok', 'provisional')
),
means AS (
    SELECT indicator_id, area_id, area_kind, avg(value) AS mean_hz, sum(numerator) AS cases, max(last_period) AS last_period,
           max_by(release_id, period) AS release_id, bool_or(synthetic) AS synthetic
    FROM own WHERE period > last_period - :years
    GROUP BY indicator_id, area_id, area_kind HAVING count(*) = :years
),
beside AS (
    SELECT mine.indicator_id, mine.area_id, count(*) AS others,
           percentile(other.mean_hz, CAST(1 - :upper_percent / 100 AS DOUBLE)) AS threshold, bool_or(other.synthetic) AS others_synthetic
    FROM means AS mine
    JOIN means AS other ON other.indicator_id = mine.indicator_id AND other.area_kind = mine.area_kind AND other.area_id <> mine.area_id
    GROUP BY mine.indicator_id, mine.area_id HAVING count(*) + 1 >= :min_group
),
high AS (
    SELECT means.indicator_id, means.area_id, mean_hz, last_period, release_id, others, threshold, synthetic OR others_synthetic AS synthetic,
           coalesce(cases >= 10
                    AND mean_hz * power(1 - 1 / (9 * cases) - 1.959963984540054D / (3 * sqrt(cases)), 3) > threshold, false) AS secured
    FROM means JOIN beside ON beside.indicator_id = means.indicator_id AND beside.area_id = means.area_id
    WHERE mean_hz > threshold
),
chosen AS (
    SELECT * FROM (
        SELECT high.*, count(*) OVER (PARTITION BY high.area_id, secured) AS found,
               row_number() OVER (PARTITION BY high.area_id ORDER BY secured DESC, indicator_id) AS nth
        FROM high JOIN weak ON weak.area_id = high.area_id
    ) WHERE nth = 1
)
SELECT
    'G11' AS kind, area_id,
    CASE WHEN found = 2 THEN 'beide' WHEN indicator_id = 'strassenkriminalitaet' THEN 'strasse' ELSE 'insgesamt' END AS variant,
    CASE WHEN secured AND NOT synthetic THEN 'anlass' ELSE 'hinweis' END AS severity, mean_hz AS value, threshold AS reference,
    make_date(last_period, 12, 31) AS value_date, CASE WHEN secured THEN 'gesichert' ELSE 'nicht_gesichert' END AS certainty,
    CASE WHEN :years = 1 THEN CAST(last_period AS STRING)
         ELSE concat('Mittel der ', :years, ' Jahre ', last_period - :years + 1, '–', last_period) END AS period,
    release_id, CAST(others AS INT) AS others, synthetic
FROM chosen
