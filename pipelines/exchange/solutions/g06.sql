-- G6: persons with a certificate; how many, never who. grain: Kommune
SELECT area_id, if(sum(persons) > 1, 'mehrere', 'eine') AS variant, CAST(sum(persons) AS DOUBLE) AS value, any_value(as_of) AS value_date,
       CAST(NULL AS DATE) AS reference_date, max(qualification.release_id) AS release_id
FROM qualification
JOIN judged USING (area_id)
GROUP BY area_id
HAVING sum(persons) >= $persons
