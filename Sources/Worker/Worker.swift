// The Worker module.
