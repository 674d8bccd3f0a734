"""Status, history, home: what people see of where things stand."""
