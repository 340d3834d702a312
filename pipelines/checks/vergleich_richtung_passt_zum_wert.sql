-- „Höher“ steht nur über dem Vergleichswert, „niedriger“ nur darunter, und was bei 99,8 % gesichert ist, ist es auch bei 95 %.
SELECT comparison.indicator_id, comparison.period, comparison.area_id, reference, value, reference_value, result_95, result_998, result_95_bh
FROM comparison
JOIN observation USING (indicator_id, period, area_id)
WHERE comparison.status = 'ok' AND (
    (result_95 = 'higher' AND value <= reference_value) OR (result_95 = 'lower' AND value >= reference_value)
    OR result_998 NOT IN (result_95, 'similar') OR result_95_bh NOT IN (result_95, 'similar')
);
