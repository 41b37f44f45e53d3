"""The place "Hôm nay": what is late, what is due today and this week, to be ticked at once."""
