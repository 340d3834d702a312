-- „Höher“ steht nur über dem Vergleichswert, „niedriger“ nur darunter; was bei 99,8 % oder nach der Korrektur gesichert ist, ist es auch bei
-- 95 %; „als üblich“ steht nur außerhalb des üblichen Bereichs; jedes Urteil folgt aus p und dem üblichen Bereich.
WITH verdict AS (
    SELECT comparison.*, value, unnest(['95', '998', 'bh']) AS confidence, unnest([verdict_95, verdict_998, verdict_bh]) AS said,
           unnest([p < 0.05, p < 0.002, NULL]) AS certain
    FROM comparison JOIN observation USING (indicator_id, period, area_id)
    WHERE p IS NOT NULL
)
SELECT indicator_id, period, area_id, reference, confidence, value, reference_value, difference, p, usual_low, usual_high, usual, said, verdict_95
FROM verdict
WHERE (contains(said, 'higher') AND difference < 0) OR (contains(said, 'lower') AND difference > 0)
   OR abs(value - reference_value - difference) > 0.011
   OR said NOT IN ('indistinct', verdict_95)
   OR (said <> 'indistinct') <> coalesce(certain, said <> 'indistinct')
   OR (starts_with(said, 'far_') AND usual IS DISTINCT FROM 'outside')
   OR (ends_with(said, '_usual') AND usual IS DISTINCT FROM 'inside')
   OR (said IN ('higher', 'lower') AND usual IS NOT NULL)
   OR (usual IS NOT NULL AND (usual = 'inside') <> (value BETWEEN usual_low AND usual_high));
