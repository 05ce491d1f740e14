"""What many vaults on one machine cost: those beside the measured ones are copies of one, all under one key."""
