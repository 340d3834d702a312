-- Nicht ausgewiesene Anteile aus Befragungen haben keinen Wert, ausgewiesene haben einen zwischen 0 und 100.
SELECT survey_id, item_id, category, subgroup, status, value_pct
FROM survey_estimate
WHERE (status = 'suppressed') <> (value_pct IS NULL) OR value_pct NOT BETWEEN 0 AND 100;
