"""People's files: finding the right one, what is known of somebody, and making two files one."""
