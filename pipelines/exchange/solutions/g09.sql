-- G9: projects of the last twelve months (as structure.projects_12m counts them), first where one was evaluated. The months end with the day of the
-- judgement: nobody reported that day, so it dates nothing. grain: Kommune
SELECT area_id, if(bool_or(coalesce(evaluated, false)), 'wirkung_geprueft', 'projekte') AS variant, CAST(count(*) AS DOUBLE) AS value,
       CAST(NULL AS DATE) AS value_date, any_value(as_of) AS reference_date, max(project.release_id) AS release_id
FROM project
JOIN facts USING (area_id)
WHERE started_on <= as_of AND coalesce(ended_on > as_of - to_months(12), true)
GROUP BY area_id
HAVING count(*) >= $projects
