-- Jeder Anteil einer Befragung steht genau einmal da: je Lieferung, Merkmal, Kategorie und Gruppe.
SELECT survey_id, item_id, category, subgroup, count(*) AS zeilen
FROM survey_estimate GROUP BY survey_id, item_id, category, subgroup HAVING count(*) > 1;
