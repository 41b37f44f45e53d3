"""Place 7, "Cơ quan": everything about the office, edited in place and saved as it is typed."""
