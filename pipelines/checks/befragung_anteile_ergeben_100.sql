-- Wo alle Kategorien einer Frage ausgewiesen sind, ergeben ihre Anteile 100 Prozent (aus gedruckten Tabellen: 98,5 bis 101,5).
SELECT estimate.survey_id, estimate.item_id, estimate.subgroup, round(sum(estimate.value_pct), 3) AS summe
FROM survey_estimate AS estimate
JOIN survey_category AS category ON category.item_id = estimate.item_id AND category.code = estimate.category AND category.in_scale
GROUP BY estimate.survey_id, estimate.item_id, estimate.subgroup
HAVING bool_and(estimate.value_pct IS NOT NULL) AND abs(sum(estimate.value_pct) - 100) > 1.5001;
