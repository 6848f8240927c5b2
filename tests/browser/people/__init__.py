"""The people of the story, each in front of a browser of their own."""
