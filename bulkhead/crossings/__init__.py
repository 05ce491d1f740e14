"""The doors: the few flows permitted between practice and vault, one file each."""
