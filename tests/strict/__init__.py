"""What makes every test of the house stricter than Django's default. `tests/conftest.py` switches it on."""
