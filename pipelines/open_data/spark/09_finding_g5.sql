-- G5: no local analysis, or only an old one. Parameters: years, notice_years. grain: Kommune
WITH newest AS (
    SELECT area_id, max_by(analysis.release_id, completed_on) AS analysis_release
    FROM analysis CROSS JOIN build WHERE completed_on <= as_of GROUP BY area_id
),
judged AS (
    SELECT structure.area_id, analyses, last_analysis_on, as_of, demo, coalesce(scope.complete, false) AS complete,
           coalesce(analysis_release, structure.release_id) AS release_id,
           last_analysis_on < add_months(as_of, -12 * :years) AS old, last_analysis_on < add_months(as_of, -12 * :notice_years) AS older
    FROM structure
    JOIN area ON area.area_id = structure.area_id
    CROSS JOIN build
    LEFT JOIN newest ON newest.area_id = structure.area_id
    LEFT JOIN registry_scope AS scope ON scope.release_id = structure.release_id AND scope.topic = 'analysis'
    WHERE area.level = 'kommune'
)
SELECT
    'G5' AS kind, area_id, CASE WHEN analyses = 0 THEN 'keine' WHEN old THEN 'veraltet' ELSE 'aelter' END AS variant,
    CASE WHEN complete AND (analyses = 0 OR old) THEN 'anlass' ELSE 'hinweis' END AS severity,
    CAST(timestampdiff(MONTH, last_analysis_on, as_of) + if(day(last_analysis_on) > day(as_of) AND as_of = last_day(as_of), 1, 0) AS DOUBLE) / 12 AS value,
    CAST(CASE WHEN analyses > 0 THEN CASE WHEN old THEN :years ELSE :notice_years END END AS DOUBLE) AS reference,
    last_analysis_on AS value_date, CASE WHEN complete THEN 'gemeldet' ELSE 'nicht_geprueft' END AS certainty,
    CAST(year(coalesce(last_analysis_on, as_of)) AS STRING) AS period,
    release_id, CAST(NULL AS INT) AS others, coalesce(release.synthetic, demo) AS synthetic
FROM judged LEFT JOIN release USING (release_id)
WHERE analyses = 0 OR old OR older
