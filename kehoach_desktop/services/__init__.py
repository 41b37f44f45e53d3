"""Use cases, one function or small class per verb; they see adapters only through ports."""
