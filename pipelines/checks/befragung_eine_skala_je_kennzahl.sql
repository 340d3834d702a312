-- Jede Kennzahl zum Sicherheitsgefühl beruht auf einer Frage mit genau der Skala, die sie nennt.
SELECT measure.indicator_id, measure.item_id, measure.scale_length, item.scale_length AS skala_des_merkmals
FROM survey_measure AS measure
LEFT JOIN survey_item AS item USING (item_id)
LEFT JOIN survey_category AS category ON category.item_id = measure.item_id AND category.code = measure.category
WHERE item.scale_length IS DISTINCT FROM measure.scale_length OR category.code IS NULL;
