-- G11: registered crime in the upper third of the same kind of Kommune, and an occasion G1, G2 or G3. Only own values count, never
-- those of the Kreis. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g11(upper_percent := 33.3, years := 3, min_group := 10, months := 18, stale_months := 24) AS TABLE
WITH weak AS (
    FROM weak_structure(months, stale_months)
),
own AS (
    SELECT indicator_id, area_id, area.kind AS area_kind, period, value, numerator, release_id,
           max(period) OVER (PARTITION BY indicator_id) AS last_period
    FROM observation JOIN area USING (area_id)
    WHERE indicator_id IN ('straftaten_ohne_auslaenderrecht', 'strassenkriminalitaet') AND area.level = 'kommune'
      AND status IN ('ok', 'provisional')
),
means AS (
    SELECT indicator_id, area_id, area_kind, avg(value) AS mean_hz, sum(numerator) AS cases,
           max(last_period) AS last_period, max_by(release_id, period) AS release_id
    FROM own WHERE period > last_period - years
    GROUP BY ALL HAVING count(*) = years
),
thirds AS (
    SELECT indicator_id, area_kind, quantile_cont(mean_hz, 1 - upper_percent / 100) AS upper_third
    FROM means GROUP BY ALL HAVING count(*) >= min_group
),
-- lower end of the 95 % interval by Byar's approximation; below ten cases nothing is called certain
high AS (
    SELECT *, CASE WHEN cases >= 10 THEN mean_hz * power(1 - 1 / (9 * cases) - 1.959963984540054 / (3 * sqrt(cases)), 3) END AS low
    FROM means JOIN thirds USING (indicator_id, area_kind) WHERE mean_hz >= upper_third
),
-- the total speaks first where both are high
chosen AS (
    SELECT *, count(*) OVER (PARTITION BY area_id) AS found
    FROM high JOIN weak USING (area_id)
    QUALIFY row_number() OVER (PARTITION BY area_id ORDER BY indicator_id) = 1
)
SELECT
    'G11' AS kind, area_id,
    CASE WHEN found = 2 THEN 'beide' WHEN indicator_id = 'strassenkriminalitaet' THEN 'strasse' ELSE 'insgesamt' END AS variant,
    'anlass' AS severity, mean_hz AS value, upper_third AS reference, make_date(last_period, 12, 31) AS value_date,
    CASE WHEN low > upper_third THEN 'gesichert' ELSE 'nicht_gesichert' END AS certainty,
    (last_period - CAST(years AS INTEGER) + 1) || '–' || last_period AS period, release_id
FROM chosen;
