"""The command line: a file a command; arguments in, api calls, exit code out."""
