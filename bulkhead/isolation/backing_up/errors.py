"""What a backup refuses, and what it finds wrong; each names the file."""

from bulkhead.isolation.errors import WallError


class BackupRefused(WallError):
    """A place where no backup may lie, or where none can be restored to; nothing was written."""


class NoBackup(WallError):
    """There is no backup where one was looked for, or none of this client."""


class BackupDamaged(WallError):
    """A file of a backup is missing, cut short, changed, foreign, or of another backup."""
