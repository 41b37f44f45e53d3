"""Plain Python model of plans, tasks and offices: no Qt, SQL, PDF, clock or disk."""
