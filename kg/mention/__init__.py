"""From passages to mentions: quantities, times, names."""
