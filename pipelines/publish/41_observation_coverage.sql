-- Share of Kommunen, and of inhabitants, whose Stand was aktiv: table coverage as observations. Where the Stand of some was unklar, `value` is
-- the share at least covered, `unknown` what may come on top. Where none is known to be covered and of some nobody knows, or of the Land on an
-- earlier day of most, the value is missing, never 0; the note says the range. `low` and `high` stay empty: they are 95 % intervals, and a
-- full count has none; no test compares it.

-- What a share with unknowns can be at most, as a reader sees it: of few a count.
CREATE TEMP MACRO share_at_most(part, unknown, whole) AS
CASE WHEN whole < 20 THEN format('{} von {}', (part + unknown)::INTEGER, whole::INTEGER)
     ELSE replace(format('{:.1f} %', 100 * (part + unknown) / whole), '.', ',') END;

-- grain: indicator × Kreis or Land × year
INSERT INTO observation BY NAME
WITH newest AS (
    SELECT release.release_id FROM release JOIN registry_scope USING (release_id) ORDER BY period DESC, published DESC LIMIT 1
),
judgeable AS (
    SELECT day FROM coverage JOIN build ON day = as_of OR 2 * unclear <= kommunen WHERE level = 'land'
),
shares AS (
    SELECT measure.indicator_id, period, level, area_id, unclear, kommunen, judgeable.day IS NOT NULL AS judged,
           judged AND (unclear = 0 OR active > 0) AS known,
           if(measure.of = 'kommunen', active, inhabitants_active)::DOUBLE AS numerator,
           if(measure.of = 'kommunen', unclear, inhabitants_unclear)::DOUBLE AS unknown,
           if(measure.of = 'kommunen', kommunen, inhabitants)::DOUBLE AS denominator,
           share_at_most(numerator, unknown, denominator) AS at_most,
           format('der Stand ist unklar in {} von {} Kommunen.', unclear, kommunen) AS reason
    FROM coverage CROSS JOIN coverage_measure AS measure LEFT JOIN judgeable USING (day) WHERE measure.what = 'active_body'
)
SELECT
    indicator_id, period, level, area_id,
    CASE WHEN known THEN 100 * numerator / denominator END AS value,
    CASE WHEN known THEN numerator END AS numerator,
    CASE WHEN known THEN denominator END AS denominator,
    CASE WHEN known AND unclear > 0 THEN unknown END AS unknown,
    CASE WHEN known THEN 'ok' ELSE 'missing' END AS status,
    CASE WHEN kommunen = unclear THEN 'Der Stand ist für keine Kommune bekannt.'
         WHEN NOT judged THEN 'Für die meisten Kommunen war der Stand nicht bekannt.'
         WHEN NOT known THEN format('zwischen 0 und {}, denn {}', at_most, reason)
         WHEN unclear > 0 THEN format('mindestens; höchstens {}, denn {}', at_most, reason) END AS note,
    newest.release_id
FROM shares CROSS JOIN newest;
