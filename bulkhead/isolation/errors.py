"""One named error per way to be wrong."""


class WallError(RuntimeError):
    """Something the wall refuses."""


class NoClientOpen(WallError):
    """Client material was asked for while no client is open."""


class ClientAlreadyOpen(WallError):
    """A second client was asked for inside the first, or a switch inside a transaction."""


class WrongClient(WallError):
    """An object of one vault was used inside another."""


class NoKey(WallError):
    """This process holds no key for that store."""


class UnsafeKey(WallError):
    """The key file is missing, too short, or readable by others."""


class VaultMissing(WallError):
    """The vault's file or folder is not where the registry says."""


class VaultResting(WallError):
    """The vault is being worked on as a whole: nobody may go in until that is done."""


class VaultBusy(WallError):
    """Somebody stayed inside the vault for longer than whoever wants it alone would wait, or works on it already."""


class WrongVaultFile(WallError):
    """The file carries another vault's id."""


class UnsafeStore(WallError):
    """A store opened with another setting than the wall demands."""


class OlderSchema(VaultResting):
    """The vault has not been brought up to date yet; nobody may go in until it is."""


class NewerSchema(WallError):
    """The store was written by a newer Bulkhead than this one."""


class BlobMissing(WallError):
    """A row names a blob whose file is gone."""


class BlobDamaged(WallError):
    """A blob does not open under this store's key and id, or was cut short."""


class RegistryBusy(WallError):
    """Another process keeps the registry locked, or the disk refuses; nothing was changed."""


class SlugTaken(WallError):
    """Another vault has this address already."""


class ChainBroken(WallError):
    """The log chain does not verify."""


class TooLarge(WallError):
    """More bytes arrived than this door lets in."""


class DiskRefused(WallError):
    """The disk did not take a write, or there is too little room to begin one; nothing was changed.

    `kind`: full, short (room is kept back), broken or locked.
    """

    def __init__(self, words: str, *, kind: str) -> None:
        super().__init__(words)
        self.kind = kind
