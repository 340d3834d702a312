-- G5: an analysis of the last years, before a survey alone: it looks at situation, feeling and what is offered together. grain: Kommune
SELECT area_id, if(analysis.kind = 'befragung', 'befragung', 'analyse') AS variant, CAST(NULL AS DOUBLE) AS value, completed_on AS value_date,
       CAST(NULL AS DATE) AS reference_date, analysis.release_id
FROM analysis
JOIN facts USING (area_id)
WHERE completed_on BETWEEN as_of - to_years($years) AND as_of
QUALIFY row_number() OVER (PARTITION BY area_id ORDER BY variant, completed_on DESC, analysis.release_id) = 1
