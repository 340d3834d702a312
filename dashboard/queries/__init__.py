"""Every question asked of the database, one function each, named after the question. SQL stands nowhere else in the dashboard."""
