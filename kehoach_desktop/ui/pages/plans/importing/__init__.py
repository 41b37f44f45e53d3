"""A document on its way to becoming a plan: doors, preview, acceptance."""
