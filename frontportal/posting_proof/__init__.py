"""How long something was public: on the site by its own count, on boards by what staff record with a dated photo."""
