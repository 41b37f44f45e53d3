"""Word files (.docx) of the composed paper: real styles, numbering and sections."""
