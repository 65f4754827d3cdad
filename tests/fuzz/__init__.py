"""Structure-aware fuzzing of whole projects over all commands: `make fuzz`."""
