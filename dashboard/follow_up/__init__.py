"""What became of each occasion for advice: its course, what is overdue, how many were settled."""
