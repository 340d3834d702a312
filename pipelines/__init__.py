"""Raw figures to the published database: read, stage, publish, check, swap."""
