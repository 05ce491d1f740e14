"""`python -m bulkhead.cli`, which is what bin/bulkhead runs."""

from bulkhead.cli.commands import bulkhead

if __name__ == "__main__":
    bulkhead(prog_name="bulkhead")
