"""Uploads and private storage: what comes in is capped and checked, what goes out is an attachment."""
