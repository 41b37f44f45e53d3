"""Benchmarks: each compares us with the floor, the plainest code that does the same work."""
