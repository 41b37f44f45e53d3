"""Documents in: a file becomes a `Source` of lines, the lines a `ReadDocument`."""
