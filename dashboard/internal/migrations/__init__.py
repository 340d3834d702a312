"""How the tables came to be what they are: one module per change, in the order of their numbers; none is edited once it was published."""
