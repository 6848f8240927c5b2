"""Checks that the matrix cannot miss because another one stands behind them; each with its reason, reviewed."""

REASONS: dict[str, str] = {}
