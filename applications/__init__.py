"""An application by any method, what was sent with it, and its outcome."""
