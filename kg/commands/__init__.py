"""The commands, each a thin face of a function that Python can call as well."""
