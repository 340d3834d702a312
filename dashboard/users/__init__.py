"""Who somebody is and what they may open: roles, login, sessions, and the one place that lets a request pass or not."""
