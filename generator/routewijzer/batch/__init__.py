"""All editions at once: their sites, and the page to choose one."""
