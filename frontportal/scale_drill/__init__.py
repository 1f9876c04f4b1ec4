"""`bin/scale-drill`: primary, replica, PgBouncer and two web hosts on this machine, killed in turn while they are read and written."""
