"""The output folder: whole files, the state of each, what is out of date and why."""
