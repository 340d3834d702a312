-- Jeder Vergleich mit einem Urteil nennt eine Vergleichsgruppe; der Wert des Landes und der eines Kreises ist für alle derselbe.
SELECT comparison.indicator_id, comparison.period, comparison.area_id, comparison.reference, comparison.group_id, reference_value, found.value
FROM comparison
LEFT JOIN comparison_group AS found USING (indicator_id, period, reference, group_id)
WHERE comparison.p IS NOT NULL AND (
    found.value IS NULL OR found.label IS NULL OR (reference_basis = 'whole' AND abs(found.value - reference_value) > 0.011)
);
