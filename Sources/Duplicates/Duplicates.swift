// The Duplicates module.
