-- Jede ausgewiesene Kategorie, Gruppe und Skala steht im Verzeichnis der Merkmale; die Werte liegen in ihrem Vertrauensbereich.
SELECT estimate.survey_id, estimate.item_id, estimate.category, estimate.subgroup, estimate.low_pct, estimate.value_pct, estimate.high_pct
FROM survey_estimate AS estimate
LEFT JOIN survey_category AS category ON category.item_id = estimate.item_id AND category.code = estimate.category
LEFT JOIN survey_subgroup AS subgroup USING (subgroup)
WHERE category.code IS NULL OR subgroup.label IS NULL OR NOT estimate.value_pct BETWEEN estimate.low_pct AND estimate.high_pct;
