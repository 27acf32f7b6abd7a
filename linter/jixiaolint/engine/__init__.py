"""Rules are put to tables: what they find becomes findings, and what would mend them."""
