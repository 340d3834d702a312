-- grain: indicator × report year for the Land, the official value. A Häufigkeitszahl that was not published follows from the official cases
-- and the inhabitants the PKS divides by, where they are known; cases that were only worked out count where they fit what was published.
INSERT INTO observation BY NAME
WITH stated AS (
    SELECT measure.indicator_id, measure.measure, figure.year AS period,
           max(value) FILTER (figure.measure = 'faelle') AS cases,
           max(derived) FILTER (figure.measure = 'faelle') AS derived,
           max(value) FILTER (figure.measure = 'haeufigkeitszahl') AS hz,
           max(value) FILTER (figure.measure = 'aufklaerungsquote') AS quota,
           max(figure.release_id) AS release_id
    FROM land_figure AS figure
    JOIN pks_measure AS measure ON measure.key = figure.key AND figure.year BETWEEN measure.from_year AND measure.until_year
    GROUP BY measure.indicator_id, measure.measure, figure.year
),
known AS (
    SELECT stated.*, land.area_id, people.inhabitants,
           coalesce(derived IS NOT NULL AND abs(hz - cases * 100000 / people.inhabitants) > 1, false) AS misfit
    FROM stated
    JOIN area AS land ON land.level = 'land'
    LEFT JOIN population AS people ON people.area_id = land.area_id AND people.year = stated.period AND people.concept = 'pks_implied'
),
fitting AS (SELECT * REPLACE (if(misfit, NULL, cases) AS cases), if(misfit, cases, NULL) AS unfit_cases FROM known),
rates AS (
    SELECT indicator_id, period, area_id, coalesce(hz, cases * 100000 / inhabitants) AS value, cases AS numerator,
           if(cases IS NULL, NULL, inhabitants) AS denominator,
           concat_ws(' ',
               CASE WHEN hz IS NOT NULL THEN 'Amtlicher Landeswert.'
                    WHEN inhabitants IS NOT NULL THEN
                        format('Amtlicher Landeswert: {:t.} Fälle; Häufigkeitszahl daraus mit den Einwohnern der PKS berechnet.', CAST(cases AS BIGINT))
                    ELSE format('Amtlich veröffentlicht: {:t.} Fälle, keine Häufigkeitszahl; ohne die Einwohner der PKS wird keine berechnet.', CAST(cases AS BIGINT)) END,
               CASE WHEN unfit_cases IS NOT NULL THEN
                        format('Abgeleitete {:t.} Fälle passen nicht zur veröffentlichten Häufigkeitszahl und bleiben weg.', CAST(unfit_cases AS BIGINT))
                    WHEN derived IS NOT NULL THEN format('Fälle {}.', derived) END,
               (SELECT format('{}: {:t.} Fälle.', label, CAST(kreis_sum.numerator AS BIGINT)) FROM kreis_sum
                WHERE kreis_sum.indicator_id = fitting.indicator_id AND kreis_sum.period = fitting.period)) AS note,
           release_id
    FROM fitting WHERE measure = 'haeufigkeitszahl' AND (hz IS NOT NULL OR cases IS NOT NULL)
),
quotas AS (
    SELECT indicator_id, period, area_id, quota AS value, CAST(NULL AS DOUBLE) AS numerator, cases AS denominator, 'Amtlicher Landeswert.' AS note, release_id
    FROM fitting WHERE measure = 'aufklaerungsquote' AND quota IS NOT NULL
)
SELECT indicator_id, period, 'land' AS level, area_id, value, numerator, denominator, if(value IS NULL, 'missing', 'ok') AS status, note, release_id
FROM (SELECT * FROM rates UNION ALL BY NAME SELECT * FROM quotas);

-- grain: indicator × report year for the Land where nothing official is known: the sum of the Kreise
INSERT INTO observation BY NAME
SELECT indicator_id, period, 'land' AS level, land.area_id, value, numerator, denominator, if(value IS NULL, 'missing', 'ok') AS status,
       kreis_sum.label || '; Fälle ohne bekannten Kreis sind nicht enthalten.' AS note, release_id
FROM kreis_sum JOIN area AS land ON land.level = 'land'
WHERE NOT EXISTS (
    SELECT 1 FROM observation AS official
    WHERE official.indicator_id = kreis_sum.indicator_id AND official.period = kreis_sum.period AND official.area_id = land.area_id
);
