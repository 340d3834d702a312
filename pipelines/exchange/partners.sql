-- Every finding with everybody who has solved it, in the open order of the contract; the first ones are kept, and the nearest, if need be as the
-- last. grain: finding × partner
WITH rated AS (
    SELECT finding.kind, finding.area_id, solution.area_id AS partner_id, distance_km, solution.variant, solution.value,
           solution.value_date, way.position AS strength,
           CASE WHEN peer.peer_id IS NOT NULL THEN 'similar' WHEN theirs.kind <> mine.kind THEN 'other'
                WHEN theirs.size_class = mine.size_class THEN 'kind_and_size' ELSE 'kind' END AS kin,
           len(list_filter($steps, lambda step: distance_km > step)) AS step,
           peer.reasons AS similar, area_kind.label AS area_kind, theirs.size_class
    FROM finding
    JOIN solution ON solution.kind = finding.kind
    JOIN distance ON distance.area_id = finding.area_id AND distance.other_id = solution.area_id
    JOIN solution_variant AS way ON way.kind = solution.kind AND way.variant = solution.variant
    JOIN area AS mine ON mine.area_id = finding.area_id
    JOIN area AS theirs ON theirs.area_id = solution.area_id
    JOIN area_kind ON area_kind.kind = theirs.kind
    LEFT JOIN peer ON peer.area_id = finding.area_id AND peer.peer_id = solution.area_id
),
ranked AS (
    SELECT *, row_number() OVER (
                  PARTITION BY kind, area_id
                  ORDER BY step, list_position(['similar', 'kind_and_size', 'kind', 'other'], kin), strength, distance_km, partner_id
              ) AS place,
           row_number() OVER (PARTITION BY kind, area_id ORDER BY distance_km, partner_id) = 1 AS is_nearest
    FROM rated
),
listed AS (
    FROM ranked
    QUALIFY row_number() OVER (PARTITION BY kind, area_id ORDER BY is_nearest DESC, place) <= $partners
)
SELECT *, row_number() OVER (PARTITION BY kind, area_id ORDER BY place) AS position
FROM listed
ORDER BY kind, area_id, position
