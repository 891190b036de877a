"""What the command does and says in a terminal."""
