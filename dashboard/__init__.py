"""Published database → screen. Knows nothing of how the database was made; data/schema.sql is all it relies on."""
