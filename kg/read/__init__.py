"""From files to articles and passages."""
