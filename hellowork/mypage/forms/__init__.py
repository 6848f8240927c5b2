"""The forms of the pages that join floors."""
