"""Takes every permission check out of the code, one at a time, and counts how many the matrix misses.

    python -m tests.matrix.mutants [part of a check's name …]

While our modules are imported, each check in them gets a switch (`finding`, `importing`). One run of the matrix
with every check in place says in which cells each check makes a difference: it refuses somebody there, or its
answer is another one than without it (`switch`). Then each check in turn is switched off and those cells are asked
again, until one is wrong (`hunting`). That cell must be right once the check is back, or nothing is proven. No file
is changed.
"""
