"""What differs between Windows and Linux, one file per matter."""
