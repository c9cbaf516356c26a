"""How the reading model is made, from data to file."""
