"""What holds for a folder of tables: the settings file, found, read, checked and shown."""
