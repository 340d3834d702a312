-- The values that are new, others, or gone between the attached databases `previous` and `preview`, the largest jump first.
-- `jump` is a change measured by what is usual: how many times the median change (in per cent) from one period to the next of the indicator on
-- that level; where there is one period only, how many times the median of the changes found here, so that what merely ages is no jump.
-- A value of a new period is compared with the one before it (`earlier`). A value that is kept secret in either version has no numbers, and where
-- anything of its group is (crime: all indicators of the source, in one Kreis and period), no former number either: from both it would follow.
-- grain: indicator × period × area
CREATE TEMP TABLE changed_value AS
WITH
previous_value AS (FROM previous.observation),
preview_value AS (FROM preview.observation),
known AS (
    SELECT indicator_id, title, unit_short, decimals, scale, if(pks_key IS NULL, indicator_id, source_id) AS sums FROM preview.indicator
    UNION ALL BY NAME
    SELECT indicator_id, title, unit_short, decimals, scale, if(pks_key IS NULL, indicator_id, source_id) AS sums FROM previous.indicator
    WHERE indicator_id NOT IN (SELECT indicator_id FROM preview.indicator)
),
secret AS (
    SELECT DISTINCT known.sums, left(area_id, 5) AS kreis, period FROM preview_value JOIN known USING (indicator_id) WHERE status = 'suppressed'
),
course AS (
    SELECT indicator_id, level, area_id, period, value,
           lag(value) OVER (PARTITION BY indicator_id, level, area_id ORDER BY period) AS earlier,
           lag(period) OVER (PARTITION BY indicator_id, level, area_id ORDER BY period) AS earlier_period
    FROM preview_value WHERE value IS NOT NULL
),
usual AS (
    SELECT indicator_id, level, median(abs(value - earlier) / greatest(abs(value), abs(earlier))) AS change
    FROM course WHERE value <> earlier GROUP BY ALL
),
compared AS (
    SELECT
        coalesce(now.indicator_id, before.indicator_id) AS indicator_id, coalesce(now.period, before.period) AS period,
        coalesce(now.area_id, before.area_id) AS area_id, coalesce(now.level, before.level) AS level,
        CASE WHEN before.area_id IS NULL THEN 'new' WHEN now.area_id IS NULL THEN 'gone' ELSE 'changed' END AS change,
        before.value AS before, now.value AS after,
        coalesce(before.status = 'suppressed', false) OR coalesce(now.status = 'suppressed', false) AS suppressed
    FROM previous_value AS before FULL JOIN preview_value AS now USING (indicator_id, period, area_id)
    WHERE before.area_id IS NULL OR now.area_id IS NULL OR before.status <> now.status
       OR (before.value IS NULL) <> (now.value IS NULL)
       -- two builds may add up shares in another order
       OR abs(before.value - now.value) > 1e-9 * greatest(1, abs(before.value), abs(now.value))
),
shown AS (
    SELECT
        compared.indicator_id, known.title, known.unit_short AS unit, known.decimals, known.scale, compared.period, compared.level,
        compared.area_id, compared.change, suppressed,
        if(suppressed OR secret.sums IS NOT NULL, NULL, before) AS before,
        if(suppressed, NULL, after) AS after,
        if(suppressed OR secret.sums IS NOT NULL, NULL, coalesce(before, earlier)) AS compared_with,
        if(before IS NULL, earlier_period, compared.period) AS compared_period,
        if(known.scale = 'category', NULL, abs(after - compared_with)) AS size
    FROM compared
    JOIN known USING (indicator_id)
    LEFT JOIN secret ON secret.sums = known.sums AND secret.kreis = left(compared.area_id, 5) AND secret.period = compared.period
    LEFT JOIN course ON course.indicator_id = compared.indicator_id AND course.area_id = compared.area_id AND course.period = compared.period
),
found_here AS (SELECT indicator_id, level, median(size) AS size FROM shown WHERE size > 0 GROUP BY ALL)
SELECT
    shown.*,
    CASE WHEN shown.size > 0 AND usual.change IS NOT NULL
             THEN shown.size / greatest(abs(after), abs(compared_with)) / greatest(usual.change, 0.01)
         WHEN shown.size > 0 THEN shown.size / found_here.size END AS jump
FROM shown
LEFT JOIN usual USING (indicator_id, level)
LEFT JOIN found_here USING (indicator_id, level)
