"""Signed exchange packages (`docs/package-format.md`): container, manifest, signing, trust."""
