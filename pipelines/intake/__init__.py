"""A file before it is published: what is wrong with it row by row, and what it would change."""
