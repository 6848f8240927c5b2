"""What every page stands on: headers, error pages, forms, components."""
