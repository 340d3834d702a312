-- Where the Stand is aktiv, and where it is unklar, as the view coverage of the contract: the truth lies between active and active + unclear.
-- grain: judged day × Kreis or Land
SELECT
    day, year(day) AS period, CASE WHEN area.kreis_id IS NULL THEN 'land' ELSE 'kreis' END AS level, coalesce(area.kreis_id, '07') AS area_id,
    count(*) AS kommunen, count_if(status = 'aktiv') AS active, count_if(status = 'unklar') AS unclear,
    sum(inhabitants) AS inhabitants, coalesce(sum(inhabitants) FILTER (WHERE status = 'aktiv'), 0) AS inhabitants_active,
    coalesce(sum(inhabitants) FILTER (WHERE status = 'unklar'), 0) AS inhabitants_unclear
FROM status_judged JOIN area USING (area_id)
WHERE area.level = 'kommune'
GROUP BY GROUPING SETS ((day, area.kreis_id), (day))
