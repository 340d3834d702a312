-- What the registry says of every Kommune and Landkreis, with its Stand on build.as_of, as the macro structure_shown of the contract.
-- What is known of another body than the one the Stand rests on is unknown here. Parameter: months. grain: Kommune or Landkreis
WITH judged AS (
    SELECT status_judged.* FROM status_judged CROSS JOIN build WHERE day = as_of
),
above AS (
    SELECT area_id AS kreis, council_id FROM judged WHERE status = 'aktiv' AND length(area_id) = 5
)
SELECT
    judged.area_id, judged.council_id, judged.status_reported, judged.confirmed_on, judged.conflicting, above.council_id AS above_council_id,
    structure.part_councils, judged.founded_on, judged.last_meeting_on, judged.release_id,
    CASE WHEN structure.council_id <=> judged.council_id THEN structure.chair END AS chair,
    CASE WHEN structure.council_id <=> judged.council_id THEN structure.fte END AS fte,
    CASE WHEN structure.council_id <=> judged.council_id THEN structure.participation_level END AS participation_level,
    judged.status, judged.meetings_complete,
    judged.status = 'aktiv' AND NOT judged.meetings_complete AND coalesce(judged.last_meeting_on < add_months(judged.day, -:months), true)
        AS meetings_unknown
FROM structure
JOIN judged ON judged.area_id = structure.area_id
LEFT JOIN above ON length(structure.area_id) > 5 AND above.kreis = left(structure.area_id, 5)
