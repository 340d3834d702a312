-- Eine kreisfreie Stadt bekommt als Kreis und als Kommune dieselbe Antwort.
SELECT comparison.indicator_id, comparison.period, area.kreis_id, comparison.reference, list(DISTINCT result_95) AS antworten
FROM comparison
JOIN area USING (area_id)
WHERE area.kind = 'kreisfreie_stadt'
GROUP BY ALL
HAVING count(DISTINCT (coalesce(result_95, ''), coalesce(result_998, ''), coalesce(result_95_bh, ''), coalesce(reference_value, -1))) > 1;
