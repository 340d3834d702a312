-- G11: more registered crime than in two thirds of the others of the kind, and an occasion G1, G2 or G3. Only own values count, never those
-- of the Kreis. A hint where the interval reaches down to the threshold, or where figures are invented. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g11(upper_percent := 33.3, years := 3, min_group := 10, months := 18, stale_months := 24) AS TABLE
WITH weak AS (
    SELECT area_id FROM structure_severity(months, stale_months) WHERE severity = 'anlass'
),
own AS (
    SELECT indicator_id, area_id, area.kind AS area_kind, period, value, numerator, release_id, is_synthetic(release_id) AS synthetic,
           max(period) OVER (PARTITION BY indicator_id) AS last_period
    FROM observation JOIN area USING (area_id)
    WHERE indicator_id IN ('straftaten_ohne_auslaenderrecht', 'strassenkriminalitaet') AND area.level = 'kommune'
      AND status IN ('ok', 'provisional')
),
means AS (
    SELECT indicator_id, area_id, area_kind, avg(value) AS mean_hz, sum(numerator) AS cases,
           max(last_period) AS last_period, max_by(release_id, period) AS release_id, bool_or(synthetic) AS synthetic
    FROM own WHERE period > last_period - years
    GROUP BY ALL HAVING count(*) = years
),
-- where the upper group of the others begins, the Kommune itself left out
beside AS (
    SELECT indicator_id, mine.area_id, count(*) AS others, quantile_cont(other.mean_hz, 1 - upper_percent / 100) AS threshold,
           bool_or(other.synthetic) AS others_synthetic
    FROM means AS mine JOIN means AS other USING (indicator_id, area_kind) WHERE other.area_id <> mine.area_id
    GROUP BY ALL HAVING count(*) + 1 >= min_group
),
-- secured: the lower end of the 95 % interval by Byar's approximation lies above; below ten cases nothing is
high AS (
    SELECT means.* EXCLUDE (synthetic), others, threshold, synthetic OR others_synthetic AS synthetic,
           coalesce(cases >= 10
                    AND mean_hz * power(1 - 1 / (9 * cases) - 1.959963984540054 / (3 * sqrt(cases)), 3) > threshold, false) AS secured
    FROM means JOIN beside USING (indicator_id, area_id) WHERE mean_hz > threshold
),
-- what is secured speaks first, then the total; both are named only where both are as certain
chosen AS (
    SELECT *, count(*) OVER (PARTITION BY area_id, secured) AS found
    FROM high JOIN weak USING (area_id)
    QUALIFY row_number() OVER (PARTITION BY area_id ORDER BY secured DESC, indicator_id) = 1
)
SELECT
    'G11' AS kind, area_id,
    CASE WHEN found = 2 THEN 'beide' WHEN indicator_id = 'strassenkriminalitaet' THEN 'strasse' ELSE 'insgesamt' END AS variant,
    CASE WHEN secured AND NOT synthetic THEN 'anlass' ELSE 'hinweis' END AS severity, mean_hz AS value, threshold AS reference,
    make_date(last_period, 12, 31) AS value_date,
    CASE WHEN secured THEN 'gesichert' ELSE 'nicht_gesichert' END AS certainty,
    CASE WHEN years = 1 THEN CAST(last_period AS TEXT)
         ELSE 'Mittel der ' || CAST(years AS INTEGER) || ' Jahre ' || (last_period - CAST(years AS INTEGER) + 1) || '–' || last_period
         END AS period,
    release_id, CAST(others AS INTEGER) AS others, synthetic
FROM chosen;
