"""How the portal gets to AWS: what each function is, its zip and settings, the stacks, and the commands for them."""
