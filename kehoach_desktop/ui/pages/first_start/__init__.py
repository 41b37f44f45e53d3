"""The guide of the first start: three screens by keyboard alone, each with "Để sau"."""
