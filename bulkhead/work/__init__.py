"""What happens without anybody looking: side effects are carried out, timers ring, files are read by children."""
