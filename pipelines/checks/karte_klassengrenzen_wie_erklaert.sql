-- Die Klassengrenzen einer Karte steigen lückenlos, und feste sind auf jeder Ebene die der Kennzahl.
WITH published AS (
    SELECT indicator_id, level, measure, list(upper ORDER BY position) AS limits, max(position) AS last_position
    FROM class_limit GROUP BY indicator_id, level, measure
),
fixed AS (
    SELECT indicator_id, unnest(levels) AS level, 'wert' AS measure, breaks FROM indicator WHERE breaks IS NOT NULL AND scale <> 'category'
)
SELECT indicator_id, level, measure, limits, breaks
FROM published FULL JOIN (FROM fixed WHERE level <> 'land') USING (indicator_id, level, measure)
WHERE limits IS NULL
   OR last_position <> len(limits)
   OR limits <> list_sort(list_distinct(limits))
   OR (breaks IS NOT NULL AND limits <> breaks);
