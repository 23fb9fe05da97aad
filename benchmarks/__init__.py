"""How long one person waits for the other's pause, measured on this machine and never guessed."""
