-- One column per registry indicator (pipelines/indicators, [registry] column). Working table, not published.
-- Facts of a body are given only while it is known to exist (active or dormant, reported or presumed); unknown is NULL, never none.

-- grain: council; who sits in it
CREATE TABLE stage_membership AS
SELECT council_id, count(DISTINCT sector) AS sectors, count(*) FILTER (sector = 'polizei') AS police, count(*) FILTER (sector = 'schule') AS school
FROM council_member GROUP BY council_id;

-- grain: area; what its projects of the last three years were like
CREATE TABLE stage_project_quality AS
SELECT area_id, avg(beccaria_steps) AS mean_steps, bool_or(evaluated) AS any_evaluated,
       count(*) FILTER (grant_eur > 0) AS grants, sum(grant_eur) AS grants_eur
FROM project, build WHERE started_on > build.as_of - to_months(36) AND started_on <= build.as_of
GROUP BY area_id;

-- grain: area; local analyses and surveys apart
CREATE TABLE stage_analysis_kind AS
SELECT area_id, count(*) FILTER (kind <> 'befragung') AS analyses, count(*) FILTER (kind = 'befragung') AS surveys
FROM analysis, build WHERE completed_on <= build.as_of GROUP BY area_id;

-- grain: body; how many of its meetings of the last twelve months one could attend digitally, and of how many nobody noted it
CREATE TABLE stage_meeting_form AS
SELECT council_id, count(*) FILTER (form IN ('hybrid', 'online')) AS digital, count(*) FILTER (form IS NULL) AS unnoted
FROM council_meeting, build WHERE held_on > build.as_of - to_months(12) AND held_on <= build.as_of
GROUP BY council_id;

-- yes, where something was found; no only where the list is known to be complete
CREATE TEMP MACRO present(found, complete) AS CASE WHEN found > 0 THEN 1 WHEN complete THEN 0 END;

-- grain: one row per Kommune and Landkreis
CREATE TABLE stage_registry_fact AS
WITH shown AS (SELECT *, CASE WHEN status IN ('aktiv', 'ruht_vermutlich', 'ruhend') THEN council_id END AS body_id FROM structure_shown()),
working_group AS (SELECT council_id, count(*) FILTER (coalesce(active, true)) AS groups FROM council_group GROUP BY council_id)
SELECT
    shown.area_id, shown.status, shown.release_id,
    status_kind.position AS gremium_status,
    list_position(['kriminalpraeventiver_rat', 'praeventionsrat', 'arbeitskreis', 'beirat', 'runder_tisch', 'buendnis', 'sicherheitspartnerschaft',
                   'polizeibeirat', 'behoerdenrunde', 'foerderverein', 'sonstiges'], body.type) AS gremium_typ,
    date_sub('month', CASE WHEN body_id IS NOT NULL THEN shown.founded_on END, this.as_of) / 12 AS gremium_alter_jahre,
    date_sub('month', CASE WHEN body_id IS NOT NULL THEN shown.last_meeting_on END, this.as_of) AS letzte_sitzung_monate,
    date_sub('month', CASE WHEN body_id IS NOT NULL THEN shown.last_public_meeting_on END, this.as_of) AS letzte_oeffentliche_sitzung_monate,
    CASE WHEN body_id IS NOT NULL THEN shown.meetings_12m END AS sitzungen_12m,
    body.self_reported_active::INTEGER AS selbstauskunft_aktiv,
    list_position(['buergermeister', 'landrat', 'beigeordnete', 'doppelspitze_mit_leitung', 'verwaltung', 'polizei', 'ehrenamt', 'sonstige'],
                  body.chair) AS vorsitz,
    body.mayor_is_member::INTEGER AS verwaltungsleitung_mitglied,
    body.fte AS personalstellen, body.budget_eur AS jahresbudget_eur, body.has_concept::INTEGER AS konzept,
    (body.rules_of_procedure_year > 0)::INTEGER AS geschaeftsordnung, body.multi_tier::INTEGER AS mehrgliedriger_aufbau,
    counted(working_group.groups, complete.working_group AND body_id IS NOT NULL) AS arbeitsgruppen,
    present(member.police, complete.member AND body_id IS NOT NULL) AS polizei_mitglied,
    present(member.school, complete.member AND body_id IS NOT NULL) AS schulen_mitglied,
    -- an incomplete list of members says who sits there, not how many sectors do
    CASE WHEN complete.member AND body_id IS NOT NULL THEN coalesce(member.sectors, 0) END AS breite_mitgliedschaft,
    body.participation_level AS buergerbeteiligung, body.members_may_decide AS entscheidungsbefugnis,
    body.public_relations::INTEGER AS oeffentlichkeitsarbeit,
    present(kinds.analyses, complete.analysis) AS lokale_analyse,
    date_sub('month', shown.last_analysis_on, this.as_of) / 12 AS analyse_alter_jahre,
    present(kinds.surveys, complete.analysis) AS buergerbefragung,
    body.has_priorities::INTEGER AS prioritaeten, body.has_action_plan::INTEGER AS aktionsplan,
    shown.projects_12m AS projekte_12m, quality.mean_steps AS projektqualitaet, quality.any_evaluated::INTEGER AS wirkungspruefung,
    shown.certified_persons AS qualifizierte_personen, shown.contacts_24m AS teilnahmen_24m,
    counted(quality.grants, complete.project) AS landesfoerderungen_36m, counted(quality.grants_eur, complete.project) AS landesfoerderung_eur_36m,
    body.ctc_phase AS ctc_phase,
    counted(forms.digital, complete.meeting AND body_id IS NOT NULL AND coalesce(forms.unnoted, 0) = 0) AS sitzungen_digital_12m,
    body.digital_attendance::INTEGER AS digitale_teilnahme, len(body.digital_forms) AS digitale_beteiligungsformen,
    body.online_exchange::INTEGER AS online_austausch
FROM shown
CROSS JOIN build AS this
JOIN status_kind USING (status)
LEFT JOIN council AS body ON body.council_id = shown.body_id
LEFT JOIN stage_membership AS member ON member.council_id = shown.body_id
LEFT JOIN stage_meeting_form AS forms ON forms.council_id = shown.body_id
LEFT JOIN working_group ON working_group.council_id = shown.body_id
LEFT JOIN stage_project_quality AS quality ON quality.area_id = shown.area_id
LEFT JOIN stage_analysis_kind AS kinds ON kinds.area_id = shown.area_id
LEFT JOIN stage_complete AS complete ON complete.release_id = shown.release_id;
