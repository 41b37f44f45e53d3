"""The year's work: checklist, views, evidence, radio, urgent orders, the weekly briefing."""
