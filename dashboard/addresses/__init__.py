"""What addresses ask for: one reader for pages, files and scripts; keys of areas, notices, suggestions."""
