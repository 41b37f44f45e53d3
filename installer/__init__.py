"""Builds the Windows setup on Linux, and tries it under Wine."""
