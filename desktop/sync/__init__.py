"""Bundle files between devices: FORMAT.md first; framing, sealing, merging, applying. Bytes in, bytes out."""
