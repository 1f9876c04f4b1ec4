"""The machines of a drill as programs on this one."""
