"""What an area is: register, names and keys, territorial changes, boundaries. Knows neither pipelines nor dashboard."""
