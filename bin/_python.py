"""Says whether the interpreter that runs this can carry Bulkhead; read by bin/_env, so any Python must parse it."""

import os
import sys


def verdict():
    if sys.version_info < (3, 11):
        return "%d.%d is too old" % sys.version_info[:2]
    from importlib.util import find_spec

    if find_spec("venv") is None:
        return "has no venv module"
    if find_spec("ensurepip") is None and find_spec("pip") is None:
        return "has no pip"
    return "ready:" + os.path.realpath(sys.executable)


sys.stdout.write(verdict() + "\n")
