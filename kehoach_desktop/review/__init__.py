"""Rà soát: pure rules that find what is wrong in a plan, whatever it was read from."""
