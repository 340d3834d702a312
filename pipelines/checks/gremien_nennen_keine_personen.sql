-- Namen von Gremien, Vorsitz, Institutionen, Gruppen, Projekten, Quellen und Bemerkungen nennen keine Person und keine E-Mail-Adresse.
WITH texts AS (
    SELECT 'council' AS tabelle, unnest([name, chair_note]) AS text FROM council
    UNION ALL SELECT 'council_status', source FROM council_status
    UNION ALL SELECT 'area_status', source FROM area_status
    UNION ALL SELECT 'council_member', institution FROM council_member
    UNION ALL SELECT 'council_group', name FROM council_group
    UNION ALL SELECT 'project', title FROM project
    UNION ALL SELECT 'survey', title FROM survey
)
SELECT tabelle, text FROM texts
-- a second look, coarser than pipelines/registry/privacy.py, which judges what comes in
WHERE regexp_matches(text, '[\w.+-]@[\w-]|[\[({]\s?(at|ät)\s?[\])}]|mailto:', 'i')
    OR regexp_matches(text, '(^|[\s(/,;:])(Herrn?|Hr\.|Frau|Fr\.|Dr\.|Prof\.)\s+[A-ZÄÖÜ][a-zäöüß]+([\s,;.)]|$)')
    OR regexp_matches(text, '(^|[\s(/,;:])(E?PHK|E?KHK|POK|KOK|PHM|POM)(in|''in)?\s+[A-ZÄÖÜ][a-zäöüß]+')
    OR regexp_matches(text, '(\+|(^|\D)00)49[\s\d()/-]{6,}|(^|\s)(Tel|Telefon|Mobil)\.?:?\s?\d{3,}|\(0\d{2,4}\)\s?\d{3,}')
