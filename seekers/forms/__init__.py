"""What seekers and visitors fill in."""
