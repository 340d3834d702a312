-- Keine Klasse einer Karte der Fälle ist über alle Jahre leer.
WITH edges AS (
    SELECT indicator_id, level, position, lag(upper, 1, -1) OVER steps AS lower, upper FROM class_limit WHERE measure = 'faelle'
    WINDOW steps AS (PARTITION BY indicator_id, level ORDER BY position)
    UNION ALL
    SELECT indicator_id, level, max(position) + 1, max(upper), CAST('infinity' AS DOUBLE) FROM class_limit WHERE measure = 'faelle' GROUP BY indicator_id, level
)
SELECT indicator_id, level, position, lower, upper
FROM edges
WHERE NOT EXISTS (
    SELECT 1 FROM observation
    WHERE observation.indicator_id = edges.indicator_id AND observation.level = edges.level AND status IN ('ok', 'provisional')
      AND numerator > lower AND numerator <= upper
);
