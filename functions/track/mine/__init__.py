"""My applications: several of one mail address in a list, by a link that is mailed there and works for two hours."""
