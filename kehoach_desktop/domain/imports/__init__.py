"""Somebody's document as it was read, and the plan that is made of it."""
