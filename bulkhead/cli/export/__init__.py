"""`bulkhead export`: one client's whole vault as a zip that can be read, and verified, without Bulkhead."""
