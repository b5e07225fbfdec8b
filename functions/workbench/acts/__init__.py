"""What staff report about one application: each a small form, one report, one submit, two minutes to take it back."""
