"""What is told about the work: progress, history, hand-over, the windows of the reports."""
