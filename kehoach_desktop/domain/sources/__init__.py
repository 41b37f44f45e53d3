"""What a plan comes from: the superior's clauses, last year's plan, the bodies of the old order."""
