-- G3: nothing is known, what is known is old, or the sources disagree. grain: one row per Kommune
CREATE OR REPLACE MACRO finding_g3(stale_months := 24) AS TABLE
WITH judged AS (
    SELECT structure.*, this.as_of AS today,
           confirmed_on < this.as_of - to_months(CAST(stale_months AS INTEGER)) AS stale
    FROM structure
    JOIN area USING (area_id)
    CROSS JOIN build AS this
    WHERE area.level = 'kommune'
)
SELECT
    'G3' AS kind, area_id,
    CASE WHEN confirmed_on IS NULL THEN 'kein_eintrag' WHEN stale THEN 'veraltet' WHEN status_reported = 'unklar' THEN 'unklar_gemeldet'
         ELSE 'widerspruch' END AS variant,
    CASE WHEN confirmed_on IS NULL OR stale OR status_reported = 'unklar' THEN 'anlass' ELSE 'hinweis' END AS severity,
    CAST(date_sub('month', confirmed_on, today) AS DOUBLE) AS value,
    CAST(CASE WHEN confirmed_on IS NOT NULL THEN stale_months END AS DOUBLE) AS reference,
    confirmed_on AS value_date, 'gemeldet' AS certainty,
    CAST(year(confirmed_on) AS TEXT) AS period, release_id
FROM judged
WHERE confirmed_on IS NULL OR stale OR status_reported = 'unklar' OR conflicting;

-- Where G1, G2 or G3 is an occasion: no body, a resting one, or nothing known. G10 and G11 ask for it. grain: one row per Kommune
CREATE OR REPLACE MACRO weak_structure(months, stale_months) AS TABLE
SELECT area_id FROM finding_g1(stale_months := stale_months) WHERE severity = 'anlass'
UNION
SELECT area_id FROM finding_g2(months := months, notice_months := months, stale_months := stale_months) WHERE severity = 'anlass'
UNION
SELECT area_id FROM finding_g3(stale_months := stale_months) WHERE severity = 'anlass';
