"""What the use cases need from outside: adapters implement these, services see no more."""
