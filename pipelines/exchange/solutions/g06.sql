-- G6: persons with a certificate; how many, never who. Known is the year, so the date is its first day. grain: Kommune
SELECT area_id, if(sum(persons) >= $several, 'mehrere', 'eine') AS variant, CAST(sum(persons) AS DOUBLE) AS value, make_date(max(year) FILTER (persons > 0), 1, 1) AS value_date,
       CAST(NULL AS DATE) AS reference_date, max(qualification.release_id) AS release_id
FROM qualification
JOIN facts USING (area_id)
GROUP BY area_id
HAVING sum(persons) >= $persons
