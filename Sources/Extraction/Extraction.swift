// The Extraction module.
