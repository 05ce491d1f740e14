"""`bulkhead keys`: the master key, its passphrase, its sheet on paper, and new keys for old."""
