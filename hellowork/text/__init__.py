"""Japanese text as people type it: any width, any hyphen, hiragana or katakana (design rule 6)."""
