"""What employers type."""
