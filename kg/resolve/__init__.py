"""From many documents to one graph: linking and fusion."""
