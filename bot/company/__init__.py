"""Reading a company from a file: rows, their checks, and the values they become."""
