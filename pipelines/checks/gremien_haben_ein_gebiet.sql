-- Jedes Gremium ist für mindestens ein Gebiet zuständig.
SELECT council_id AS kennung, name FROM council ANTI JOIN council_area USING (council_id)
