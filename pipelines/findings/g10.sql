-- G10: the feeling of safety is certainly in the lowest third of the same kind of Kommune, and an occasion G1, G2 or G3. Only comparable
-- surveys count, no open ones. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g10(upper_percent := 33.3, years := 5, min_group := 8, months := 18, stale_months := 24) AS TABLE
WITH weak AS (
    FROM weak_structure(months, stale_months)
),
-- unsafe: everybody on the scale who does not feel very or rather safe
asked AS (
    SELECT area_id, area.kind AS area_kind, period, 100 - value AS unsafe, 100 - high AS unsafe_low, release_id,
           max(period) OVER () AS last_period
    FROM observation JOIN area USING (area_id)
    WHERE indicator_id = 'sicher_nachts_wohngegend' AND area.level = 'kommune' AND status IN ('ok', 'provisional') AND high IS NOT NULL
),
newest AS (
    SELECT * FROM asked WHERE period > last_period - years
    QUALIFY row_number() OVER (PARTITION BY area_id ORDER BY period DESC) = 1
),
thirds AS (
    SELECT area_kind, quantile_cont(unsafe, 1 - upper_percent / 100) AS upper_third
    FROM newest GROUP BY area_kind HAVING count(*) >= min_group
)
SELECT
    'G10' AS kind, newest.area_id, 'nachts_unsicher' AS variant, 'anlass' AS severity, unsafe AS value, upper_third AS reference,
    coalesce(survey.field_end, make_date(period, 12, 31)) AS value_date, 'gesichert' AS certainty, CAST(period AS TEXT) AS period,
    newest.release_id
FROM newest
JOIN thirds USING (area_kind)
JOIN weak ON weak.area_id = newest.area_id
LEFT JOIN survey ON survey.release_id = newest.release_id
WHERE unsafe_low > upper_third;
