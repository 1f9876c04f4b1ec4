"""Pages of answers: letters, letters for many petitions, notices on boards."""
