-- G6: nobody with a certificate in crime prevention. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g6(persons := 0) AS TABLE
SELECT
    'G6' AS kind, area_id,
    CASE WHEN certified_persons = 0 THEN 'keine' ELSE 'wenige' END AS variant,
    'anlass' AS severity,
    CAST(certified_persons AS DOUBLE) AS value, CAST(persons AS DOUBLE) AS reference,
    this.as_of AS value_date, 'gemeldet' AS certainty, CAST(year(this.as_of) AS TEXT) AS period, release_id
FROM structure
JOIN area USING (area_id)
CROSS JOIN build AS this
WHERE area.level = 'kommune' AND certified_persons <= persons;
