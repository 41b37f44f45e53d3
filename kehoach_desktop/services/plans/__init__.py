"""Plans and papers: drafted, imported, compared, commented, issued, frozen."""
