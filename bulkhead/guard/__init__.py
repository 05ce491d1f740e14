"""The misfile guard: bytes or text in, a verdict out. Light at import; `reading` is heavy and belongs in a child."""
