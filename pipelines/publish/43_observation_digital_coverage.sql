-- Share of Kommunen whose active body lets citizens take part digitally: attendance, or any form of participation. Known to be without is a
-- Kommune without an active body, or with one of which both are known to be missing; of the others nobody knows. `value` is the share at least,
-- `unknown` what may come on top; where none is known to take part and of some nobody knows, the value is missing, never 0 (as in 41).
-- Of the day of the build alone.
-- grain: indicator × Kreis or Land
INSERT INTO observation BY NAME
WITH newest AS (
    SELECT release.release_id FROM release JOIN registry_scope USING (release_id) ORDER BY period DESC, published DESC LIMIT 1
),
kommunen AS (
    SELECT area.kreis_id, area.inhabitants, shown.status,
           -- true where one of the two is there, false where both are known not to be, NULL else
           council.digital_attendance OR len(council.digital_forms) > 0 AS participates
    FROM structure_shown() AS shown
    JOIN area USING (area_id)
    LEFT JOIN council USING (council_id)
    WHERE area.level = 'kommune'
),
sums AS (
    SELECT if(kreis_id IS NULL, 'land', 'kreis') AS level, coalesce(kreis_id, '07') AS area_id,
           count(*) AS kommunen, sum(inhabitants) AS inhabitants,
           count(*) FILTER (covered) AS kommunen_covered, coalesce(sum(inhabitants) FILTER (covered), 0) AS inhabitants_covered,
           count(*) FILTER (unknown) AS kommunen_unknown, coalesce(sum(inhabitants) FILTER (unknown), 0) AS inhabitants_unknown
    FROM (
        SELECT *, status = 'aktiv' AND coalesce(participates, false) AS covered,
               status = 'unklar' OR status = 'aktiv' AND participates IS NULL AS unknown
        FROM kommunen
    )
    GROUP BY GROUPING SETS ((kreis_id), ())
),
shares AS (
    SELECT measure.indicator_id, level, area_id, kommunen, kommunen_unknown,
           if(measure.of = 'kommunen', kommunen_covered, inhabitants_covered)::DOUBLE AS numerator,
           if(measure.of = 'kommunen', kommunen_unknown, inhabitants_unknown)::DOUBLE AS unknown,
           if(measure.of = 'kommunen', kommunen, inhabitants)::DOUBLE AS denominator,
           kommunen_unknown = 0 OR kommunen_covered > 0 AS known,
           share_at_most(numerator, unknown, denominator) AS at_most,
           format('die digitale Beteiligung ist in {} von {} Kommunen nicht bekannt.', kommunen_unknown, kommunen) AS reason
    FROM sums CROSS JOIN coverage_measure AS measure WHERE measure.what = 'digital_participation'
)
SELECT
    indicator_id, CAST(year(this.as_of) AS INTEGER) AS period, level, area_id,
    CASE WHEN known THEN 100 * numerator / denominator END AS value,
    CASE WHEN known THEN numerator END AS numerator,
    CASE WHEN known THEN denominator END AS denominator,
    CASE WHEN known AND kommunen_unknown > 0 THEN unknown END AS unknown,
    CASE WHEN known THEN 'ok' ELSE 'missing' END AS status,
    CASE WHEN kommunen_unknown = kommunen THEN 'Die digitale Beteiligung ist für keine Kommune bekannt.'
         WHEN NOT known THEN format('zwischen 0 und {}, denn {}', at_most, reason)
         WHEN kommunen_unknown > 0 THEN format('mindestens; höchstens {}, denn {}', at_most, reason) END AS note,
    newest.release_id
FROM shares CROSS JOIN newest CROSS JOIN build AS this;
