-- Eine kreisfreie Stadt bekommt als Kreis und als Kommune dieselbe Antwort.
SELECT comparison.indicator_id, comparison.period, area.kreis_id, comparison.reference, list(DISTINCT verdict_998) AS antworten
FROM comparison
JOIN area USING (area_id)
WHERE area.kind = 'kreisfreie_stadt'
GROUP BY ALL
HAVING count(DISTINCT (verdict_95, verdict_998, verdict_bh, coalesce(p, -1), coalesce(reference_value, -1))) > 1;
