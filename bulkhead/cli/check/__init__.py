"""`bulkhead check`: the leak test that an owner can run, on a copy of the practice."""
