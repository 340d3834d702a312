-- G5: no local analysis, or only an old one. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g5(years := 5, notice_years := 3) AS TABLE
WITH newest AS (
    SELECT area_id, arg_max(analysis.release_id, completed_on) AS analysis_release
    FROM analysis, build WHERE completed_on <= as_of GROUP BY area_id
),
judged AS (
    SELECT structure.*, newest.analysis_release, this.as_of AS today, coalesce(scope.complete, false) AS complete,
           last_analysis_on < this.as_of - to_months(CAST(12 * years AS INTEGER)) AS old,
           last_analysis_on < this.as_of - to_months(CAST(12 * notice_years AS INTEGER)) AS older
    FROM structure
    JOIN area USING (area_id)
    CROSS JOIN build AS this
    LEFT JOIN newest USING (area_id)
    LEFT JOIN registry_scope AS scope ON scope.release_id = structure.release_id AND scope.topic = 'analysis'
    WHERE area.level = 'kommune'
)
SELECT
    'G5' AS kind, area_id,
    CASE WHEN analyses = 0 THEN 'keine' WHEN old THEN 'veraltet' ELSE 'aelter' END AS variant,
    -- an incomplete list may lack the newest one
    CASE WHEN complete AND (analyses = 0 OR old) THEN 'anlass' ELSE 'hinweis' END AS severity,
    CAST(date_sub('month', last_analysis_on, today) AS DOUBLE) / 12 AS value,
    CAST(CASE WHEN analyses > 0 THEN CASE WHEN old THEN years ELSE notice_years END END AS DOUBLE) AS reference,
    last_analysis_on AS value_date,
    CASE WHEN complete THEN 'gemeldet' ELSE 'nicht_geprueft' END AS certainty,
    CAST(year(coalesce(last_analysis_on, today)) AS TEXT) AS period,
    coalesce(analysis_release, release_id) AS release_id, CAST(NULL AS INTEGER) AS others,
    is_synthetic(coalesce(analysis_release, release_id)) AS synthetic
FROM judged
WHERE analyses = 0 OR old OR older;
