"""The place "Kế hoạch": the list of plans, a new plan, the editor."""
