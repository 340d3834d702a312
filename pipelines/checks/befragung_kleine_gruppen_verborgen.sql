-- Keine Gruppe mit weniger als 10 Befragten ist ausgewiesen, auch nicht ihre Größe.
SELECT survey_id, item_id, category, subgroup, n, status FROM survey_estimate WHERE n < 10 OR (n IS NULL AND status <> 'suppressed');
