"""A read-only SPARQL 1.1 Protocol endpoint over one graph, with its pages."""
