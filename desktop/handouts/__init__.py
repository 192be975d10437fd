"""A document in a language becomes PDF bytes: text engine, fonts, page furniture. No dialog, no path, no Qt."""
