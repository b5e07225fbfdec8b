"""Work instructions: what the definition itself says, to read where the work is done."""
