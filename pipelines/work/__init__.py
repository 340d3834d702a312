"""The process that does what Datenpflege asks for: takes jobs from their folders (docs/jobs.md) and does them one after the other."""
