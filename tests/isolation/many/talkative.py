"""One of a crew whose work prints lines of its own, as any code that an upgrade runs may do."""

import sys

import django

from bulkhead.isolation import crew_member

set_up = django.setup


def talk() -> None:
    sys.stdout.write("a line of its own\n")
    sys.stdout.flush()
    set_up()


if __name__ == "__main__":
    django.setup = talk
    crew_member.main()
