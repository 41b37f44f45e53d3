"""When things are due and how much is asked: rules, phrases, working days, turns, tallies."""
