"""Whether the atlas is well: health, readiness, version, logs."""
