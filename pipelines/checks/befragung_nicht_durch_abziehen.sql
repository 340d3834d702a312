-- Wo Gruppen verborgen sind, lässt sich keine durch Abziehen der gezeigten von allen Befragten errechnen.
WITH sizes AS (
    SELECT estimate.survey_id, estimate.item_id, subgroup.dimension,
           max(whole.n) - coalesce(sum(estimate.n), 0) AS rest,
           count(*) FILTER (estimate.n IS NULL) AS hidden
    FROM survey_estimate AS estimate
    JOIN survey_subgroup AS subgroup USING (subgroup)
    JOIN survey_estimate AS whole
        ON whole.survey_id = estimate.survey_id AND whole.item_id = estimate.item_id AND whole.category = 'top' AND whole.subgroup = 'alle'
    WHERE estimate.category = 'top' AND subgroup.dimension IS NOT NULL AND whole.n IS NOT NULL
    GROUP BY estimate.survey_id, estimate.item_id, subgroup.dimension
)
SELECT * FROM sizes WHERE rest < 0 OR rest BETWEEN 1 AND 9;
