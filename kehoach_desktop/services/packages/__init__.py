"""Signed packages to and from other offices: made, looked at, imported."""
