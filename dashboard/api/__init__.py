"""The public API: the questions of the pages for programs, as JSON and CSV under /api/v1 (docs: /daten/api)."""
