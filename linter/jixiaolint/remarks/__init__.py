"""What a person is told: one remark for each row, project or table that has findings."""
