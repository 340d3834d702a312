-- Indicators declared for the registry name the list this build was made from: the invented one, the office's own, or the public one.
UPDATE indicator
SET source_id = registry.source_id
FROM (
    SELECT release.source_id FROM release JOIN registry_scope USING (release_id)
    ORDER BY release.source_id = 'gremien' DESC, period DESC, published DESC LIMIT 1
) AS registry
WHERE indicator.source_id = 'gremien';
