"""Datenpflege: files and forms that become a new version of the published data, and the way back."""
