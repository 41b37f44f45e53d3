"""What a plan is: text, tasks, citations, recipients, and each edit of them as a pure function."""
