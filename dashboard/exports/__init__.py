"""Files for download, made of the same queries as the screen."""
