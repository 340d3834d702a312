"""The resources of the API, one module each; all of them in the order of the document: dashboard/api/registry.py."""
