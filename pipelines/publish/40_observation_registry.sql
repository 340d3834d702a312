-- Registry indicators as observations of the year of build.as_of. grain: indicator × Kommune; Landkreise only where something is known.
INSERT INTO observation BY NAME
WITH newest AS (
    SELECT release.release_id FROM release JOIN registry_scope USING (release_id) ORDER BY period DESC, published DESC LIMIT 1
),
typed AS (
    SELECT area_id, status, release_id, COLUMNS(* EXCLUDE (area_id, status, release_id))::DOUBLE FROM stage_registry_fact
),
facts AS (
    SELECT area_id, status, release_id, column_name, value
    FROM typed UNPIVOT INCLUDE NULLS (value FOR column_name IN (COLUMNS(* EXCLUDE (area_id, status, release_id))))
),
-- these belong to the area, not to its body
of_area AS (
    SELECT unnest(['gremium_status', 'lokale_analyse', 'analyse_alter_jahre', 'buergerbefragung', 'projekte_12m', 'projektqualitaet', 'wirkungspruefung',
                   'qualifizierte_personen', 'teilnahmen_24m', 'landesfoerderungen_36m', 'landesfoerderung_eur_36m']) AS column_name
)
SELECT
    measure.indicator_id, year(this.as_of) AS period, area.level, facts.area_id, facts.value,
    CASE WHEN facts.value IS NULL THEN 'missing' ELSE 'ok' END AS status,
    CASE WHEN facts.value IS NOT NULL THEN NULL
         WHEN facts.status IN ('kein_gremium', 'aufgeloest', 'in_planung') AND of_area.column_name IS NULL THEN 'kein bestehendes Gremium'
         ELSE 'nicht bekannt' END AS note,
    coalesce(facts.release_id, newest.release_id) AS release_id
FROM facts
JOIN registry_measure AS measure USING (column_name)
JOIN area USING (area_id)
LEFT JOIN of_area USING (column_name)
CROSS JOIN newest
CROSS JOIN build AS this
WHERE area.level = 'kommune' OR facts.value IS NOT NULL;
