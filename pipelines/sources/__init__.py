"""One folder per source, found by its place."""
