"""The page "Neues": what changed between two kept versions. Its line for the first page: line.py."""
