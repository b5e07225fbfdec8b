"""What each generated block says: plain values from the definition, in one language. How it looks is its template's."""
