"""The document around every page, and how answers travel: headers, compression, errors, assets."""
