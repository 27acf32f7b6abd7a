"""Pictures of tables: of a project the rows as they were submitted, cell by cell."""
