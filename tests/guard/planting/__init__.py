"""Files with a made-up name in every place where a name can hide; nothing in them comes from anybody's document."""
