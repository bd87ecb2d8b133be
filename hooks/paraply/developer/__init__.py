"""What only those who develop the program use: licences, the message catalogue and the schemas."""
