-- Jeder berechnete Vergleich nennt eine Vergleichsgruppe mit demselben Vergleichswert.
SELECT comparison.indicator_id, comparison.period, comparison.area_id, comparison.reference, comparison.group_id, reference_value, found.value
FROM comparison
LEFT JOIN comparison_group AS found USING (indicator_id, period, reference, group_id)
WHERE comparison.status = 'ok' AND (found.value IS DISTINCT FROM reference_value OR found.label IS NULL);
