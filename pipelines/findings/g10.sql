-- G10: more persons feel unsafe than in two thirds of the others of the kind, and an occasion G1, G2 or G3. Only comparable surveys count, no
-- open ones. A hint where the interval reaches down to the threshold, or where figures are invented. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g10(upper_percent := 33.3, years := 5, min_group := 8, months := 18, stale_months := 24) AS TABLE
WITH weak AS (
    SELECT area_id FROM structure_severity(months, stale_months) WHERE severity = 'anlass'
),
-- unsafe: everybody on the scale who does not feel very or rather safe
asked AS (
    SELECT area_id, area.kind AS area_kind, period, 100 - value AS unsafe, 100 - high AS unsafe_low, release_id,
           is_synthetic(release_id) AS synthetic,
           max(period) OVER () AS last_period
    FROM observation JOIN area USING (area_id)
    WHERE indicator_id = 'sicher_nachts_wohngegend' AND area.level = 'kommune' AND status IN ('ok', 'provisional') AND high IS NOT NULL
),
newest AS (
    SELECT * FROM asked WHERE period > last_period - years
    QUALIFY row_number() OVER (PARTITION BY area_id ORDER BY period DESC) = 1
),
-- where the upper group of the others begins, the Kommune itself left out
beside AS (
    SELECT mine.area_id, count(*) AS others, quantile_cont(other.unsafe, 1 - upper_percent / 100) AS threshold,
           mine.synthetic OR bool_or(other.synthetic) AS synthetic
    FROM newest AS mine JOIN newest AS other ON other.area_kind = mine.area_kind AND other.area_id <> mine.area_id
    GROUP BY mine.area_id, mine.synthetic HAVING count(*) + 1 >= min_group
),
judged AS (
    SELECT newest.* EXCLUDE (synthetic), beside.others, beside.threshold, beside.synthetic, unsafe_low > threshold AS secured
    FROM newest JOIN weak USING (area_id) JOIN beside USING (area_id)
    WHERE unsafe > threshold
)
SELECT
    'G10' AS kind, judged.area_id, 'nachts_unsicher' AS variant,
    CASE WHEN secured AND NOT synthetic THEN 'anlass' ELSE 'hinweis' END AS severity, unsafe AS value, threshold AS reference,
    coalesce(survey.field_end, make_date(period, 12, 31)) AS value_date,
    CASE WHEN secured THEN 'gesichert' ELSE 'nicht_gesichert' END AS certainty, CAST(period AS TEXT) AS period, judged.release_id,
    CAST(others AS INTEGER) AS others, synthetic
FROM judged
LEFT JOIN survey ON survey.release_id = judged.release_id;
