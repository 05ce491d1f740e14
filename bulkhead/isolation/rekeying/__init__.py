"""New keys for old: the master key, a client's, and the secret that signs cookies; while everything goes on."""
