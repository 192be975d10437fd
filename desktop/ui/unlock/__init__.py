"""Opening a store: the first run, the passphrase, the recovery code."""
