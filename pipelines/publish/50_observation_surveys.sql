-- grain: indicator × Kommune × year: the headline share of all respondents, of one question on one scale, filled in by the persons
-- themselves. A random sample goes before a panel, a panel before an open survey; the open one has no value on the map.
INSERT INTO observation BY NAME
WITH candidates AS (
    SELECT measure.indicator_id, estimate.*, survey.sampling, survey.release_id,
           row_number() OVER (
               PARTITION BY measure.indicator_id, estimate.area_id, estimate.year
               ORDER BY list_position(['register', 'panel', 'offen'], survey.sampling), survey.field_end DESC, survey.survey_id DESC
           ) AS rank
    FROM survey_measure AS measure
    JOIN survey_estimate AS estimate ON estimate.item_id = measure.item_id AND estimate.category = measure.category AND estimate.subgroup = 'alle'
    JOIN survey USING (survey_id)
    WHERE survey.mode = 'selbst_ausgefuellt'
)
SELECT candidates.indicator_id, candidates.year AS period, area.level, candidates.area_id,
       CASE WHEN status IN ('ok', 'provisional') THEN value_pct END AS value,
       CASE WHEN status IN ('ok', 'provisional') THEN low_pct END AS low,
       CASE WHEN status IN ('ok', 'provisional') THEN high_pct END AS high,
       CASE WHEN status <> 'suppressed' THEN n END AS denominator,
       CASE WHEN status = 'ok' AND sampling = 'panel' THEN 'provisional' ELSE status END AS status,
       CASE WHEN status = 'unrepresentative' THEN
                format('Offene Befragung, nur ein Stimmungsbild: {} % von {} Antworten.', replace(format('{:.1f}', value_pct), '.', ','), n)
            WHEN status = 'suppressed' THEN 'Zu wenige Befragte für einen verlässlichen Wert.'
            WHEN sampling = 'panel' THEN 'Befragung eines Panels, mit Zufallsstichproben nur eingeschränkt vergleichbar.'
            WHEN status = 'provisional' THEN 'Wenig gesicherter Wert.' END AS note,
       candidates.release_id
FROM candidates
JOIN area ON area.area_id = candidates.area_id
WHERE rank = 1;

-- A build with invented surveys names them as the source of their indicators. grain: indicator
UPDATE indicator SET source_id = 'befragungen_demo'
WHERE source_id = 'befragungen' AND NOT EXISTS (SELECT 1 FROM source WHERE source.source_id = 'befragungen');
