"""What is wrong in a text or on a sheet: rà soát and the layout checker, in words."""
