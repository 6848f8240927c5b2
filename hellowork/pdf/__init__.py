"""Paper by typst: letters and job cards."""
