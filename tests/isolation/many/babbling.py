"""One of a crew that answers in words nobody agreed on."""

import sys

if __name__ == "__main__":
    for _ in sys.stdin.buffer:
        sys.stdout.write("this is no answer\n")
        sys.stdout.flush()
