"""The rules of rà soát: one file per family, pure functions of a text."""
