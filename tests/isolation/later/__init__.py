"""The vault's schema changes, and after them two of a Bulkhead that is still to come; each is partly in Python."""

from bulkhead.vault import migrations

__path__ = [*migrations.__path__, *__path__]
