-- grain: indicator × Kreis × report year
CREATE TABLE stage_pks_measured AS
SELECT measure.indicator_id, pks.year AS period, pks.area_id AS kreis_id, measure.measure, pks.cases, pks.hz, pks.cleared, pks.clearance_pct,
       population.inhabitants, pks.release_id
FROM stage_pks AS pks
JOIN pks_measure AS measure ON measure.key = pks.key AND pks.year BETWEEN measure.from_year AND measure.until_year
JOIN population ON population.area_id = pks.area_id AND population.year = pks.year AND population.concept = 'pks_implied';

-- grain: indicator × area × report year; rates and Aufklärungsquoten as published, not recomputed
INSERT INTO observation BY NAME
WITH rates AS (
    SELECT indicator_id, period, kreis_id, hz AS value, cases AS numerator, inhabitants AS denominator, 'ok' AS status,
           CASE WHEN cases < 10 THEN 'Weniger als 10 Fälle, die Häufigkeitszahl ist wenig aussagekräftig.' END AS note, release_id
    FROM stage_pks_measured
    WHERE measure = 'haeufigkeitszahl'
),
quotas AS (
    SELECT indicator_id, period, kreis_id, CASE WHEN cases > 0 THEN clearance_pct END AS value, cleared AS numerator, cases AS denominator,
           CASE WHEN cases > 0 THEN 'ok' ELSE 'missing' END AS status,
           CASE WHEN cases = 0 THEN 'Keine Fälle erfasst, eine Quote gibt es nicht.' END AS note, release_id
    FROM stage_pks_measured
    WHERE measure = 'aufklaerungsquote'
),
of_kreise AS (
    SELECT * FROM rates
    UNION ALL BY NAME
    SELECT * FROM quotas
)
SELECT indicator_id, period, territory.level, territory.area_id, value, numerator, denominator, status, note, release_id
FROM of_kreise JOIN stage_same_territory AS territory USING (kreis_id);

-- grain: indicator × report year; the sum lacks the cases without a known Kreis
INSERT INTO kreis_sum BY NAME
SELECT indicator_id, period, format('Summe der {} Kreise', count(*)) AS label,
       CASE measure WHEN 'haeufigkeitszahl' THEN sum(cases) * 100000 / sum(inhabitants)
                    ELSE sum(cleared) * 100 / nullif(sum(cases), 0) END AS value,
       CASE measure WHEN 'haeufigkeitszahl' THEN sum(cases) ELSE sum(cleared) END AS numerator,
       CASE measure WHEN 'haeufigkeitszahl' THEN sum(inhabitants) ELSE sum(cases) END AS denominator,
       release_id
FROM stage_pks_measured
GROUP BY indicator_id, period, measure, release_id;
