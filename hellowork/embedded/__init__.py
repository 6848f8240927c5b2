"""`./run`: the site, its PostgreSQL and its Valkey on one machine, with nothing else installed.

For demonstration, development and tests; production has `docker-compose.yml`. The room imports no Django: it
runs the site and is no part of it.

`bootstrap` makes the virtual environment, `__main__` reads the command, and each command has its module:
`serve`, `testing`, `check`, `bench`, `reset`. They stand on `servers` (PostgreSQL and Valkey, or those of the
environment), `web` (gunicorn), and on `commands` and `processes` (children that never outlive their parent).
"""
