"""Documents out: the layout rules of Decree 30/2020 as data and what prints by them."""
