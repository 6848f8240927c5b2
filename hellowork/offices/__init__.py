"""Offices (公共職業安定所), their staff, and the reference tables of the field."""
