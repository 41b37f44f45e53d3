"""Excel files (.xlsx): tables of tasks, turns and who has which task."""
