"""One file per place of the rail or page of a place."""
