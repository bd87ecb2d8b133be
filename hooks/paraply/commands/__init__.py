"""The commands, a module each: flags in, exit status out. What is done is in the rooms that they call."""
