"""Rules of the field as data with dates: holidays, open days, deadlines, hours and minimum wages.

Pure functions of what they are given; none asks for the time or the database.
"""
