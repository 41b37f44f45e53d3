"""The year's work around the turns: evidence, radio, urgent orders, meetings."""
