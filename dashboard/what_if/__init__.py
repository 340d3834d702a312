"""What "Was wäre, wenn" supposes: who gets what, what that takes, and its sentences. For the page and for its files."""
