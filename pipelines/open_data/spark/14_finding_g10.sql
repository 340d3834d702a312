-- G10: more persons feel unsafe than in two thirds of the others of the kind, and an occasion G1, G2 or G3.
-- Parameters: upper_percent, years, min_group. grain: Kommune
WITH weak AS (
    SELECT area_id FROM structure_severity WHERE severity = 'anlass'
),
asked AS (
    SELECT observation.area_id, area.kind AS area_kind, period, 100 - value AS unsafe, 100 - high AS unsafe_low, release_id, synthetic,
           max(period) OVER () AS last_period
    FROM observation JOIN area ON area.area_id = observation.area_id
    WHERE indicator_id = 'sicher_nachts_wohngegend' AND area.level = 'kommune' AND status IN ('ok', 'provisional') AND high IS NOT NULL
),
newest AS (
    SELECT * FROM (
        SELECT *, row_number() OVER (PARTITION BY area_id ORDER BY period DESC) AS nth FROM asked WHERE period > last_period - :years
    ) WHERE nth = 1
),
beside AS (
    SELECT mine.area_id, count(*) AS others, percentile(other.unsafe, CAST(1 - :upper_percent / 100 AS DOUBLE)) AS threshold,
           mine.synthetic OR bool_or(other.synthetic) AS synthetic
    FROM newest AS mine JOIN newest AS other ON other.area_kind = mine.area_kind AND other.area_id <> mine.area_id
    GROUP BY mine.area_id, mine.synthetic HAVING count(*) + 1 >= :min_group
),
judged AS (
    SELECT newest.area_id, period, unsafe, release_id, beside.others, beside.threshold, beside.synthetic, unsafe_low > threshold AS secured
    FROM newest JOIN weak ON weak.area_id = newest.area_id JOIN beside ON beside.area_id = newest.area_id
    WHERE unsafe > threshold
)
SELECT
    'G10' AS kind, judged.area_id, 'nachts_unsicher' AS variant, CASE WHEN secured AND NOT judged.synthetic THEN 'anlass' ELSE 'hinweis' END AS severity,
    unsafe AS value, threshold AS reference, coalesce(survey.field_end, make_date(period, 12, 31)) AS value_date,
    CASE WHEN secured THEN 'gesichert' ELSE 'nicht_gesichert' END AS certainty, CAST(period AS STRING) AS period, judged.release_id,
    CAST(others AS INT) AS others, judged.synthetic
FROM judged LEFT JOIN survey ON survey.release_id = judged.release_id
