"""One client's surface: it reads its own vault and nothing else."""
