"""From mentions to facts: observations, relations, events."""
