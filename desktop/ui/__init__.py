"""All Qt. A page is a widget plus a table model, and nothing that decides."""
