"""Pages that stand in front of the places: data that cannot be opened."""
