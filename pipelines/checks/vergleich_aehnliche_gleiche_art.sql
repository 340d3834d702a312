-- Ähnliche Gebiete sind von derselben Art und Ebene, andere als das Gebiet selbst, und nach Ähnlichkeit geordnet.
SELECT peer.area_id, peer.peer_id, peer.position, peer.distance
FROM peer
JOIN area AS mine ON mine.area_id = peer.area_id
LEFT JOIN area AS theirs ON theirs.area_id = peer.peer_id
LEFT JOIN peer AS before ON before.area_id = peer.area_id AND before.position = peer.position - 1
WHERE theirs.kind IS DISTINCT FROM mine.kind OR theirs.level <> mine.level OR peer.area_id = peer.peer_id
   OR (peer.position > 1 AND (before.distance IS NULL OR before.distance > peer.distance)) OR len(peer.reasons) = 0;
