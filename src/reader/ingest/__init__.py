"""Bytes, paths and addresses -> articles; one module a format."""
