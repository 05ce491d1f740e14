"""Django's own commands for developers; the product's commands are in bin/bulkhead."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bulkhead.config.desk")
    execute_from_command_line(sys.argv)
