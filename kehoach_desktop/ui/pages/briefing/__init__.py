"""The place "Giao ban": before, on the full screen, after."""
