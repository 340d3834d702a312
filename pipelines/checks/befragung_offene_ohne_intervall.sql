-- Offene Befragungen sind Stimmungsbilder: ohne Vertrauensbereich, und auf der Karte ohne Wert.
SELECT estimate.survey_id, estimate.item_id, estimate.category, estimate.subgroup, estimate.status, NULL AS indicator_id
FROM survey_estimate AS estimate
JOIN survey USING (survey_id)
WHERE (survey.sampling = 'offen' AND (estimate.status NOT IN ('unrepresentative', 'suppressed') OR estimate.low_pct IS NOT NULL))
   OR (survey.sampling <> 'offen' AND estimate.status = 'unrepresentative')
UNION ALL BY NAME
SELECT observation.release_id AS survey_id, observation.indicator_id, observation.status
FROM observation
WHERE observation.status = 'unrepresentative' AND (value IS NOT NULL OR low IS NOT NULL);
