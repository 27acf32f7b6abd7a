"""What anybody may have sent along with a table: settings, rules, lexicons, reports of ours."""
