"""The PDF side of `documents`: measured lines drawn straight on the canvas."""
