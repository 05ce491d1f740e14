"""Loaded by every Python the supervisor starts in a test: gives portals a few addresses that misbehave when asked."""

import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Sequence
from types import ModuleType

PORTAL = "bulkhead.config.portal_wsgi"


class Staging(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module, and changes it once it is loaded."""

    def __init__(self) -> None:
        self._inner: importlib.abc.Loader | None = None

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != PORTAL or self._inner is not None:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        assert spec is not None, "the package is on the path"
        self._inner = spec.loader
        return importlib.util.spec_from_loader(name, self, origin=spec.origin)

    def exec_module(self, module: ModuleType) -> None:
        assert self._inner is not None, "found first"
        self._inner.exec_module(module)
        from tests.processes.staged import staged

        module.warm_application = staged(module.warm_application)  # type: ignore[attr-defined]  # the change.


sys.meta_path.insert(0, Staging())
