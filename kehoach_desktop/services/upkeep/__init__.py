"""The office itself and its data: profile, people, sample, backups, trash."""
