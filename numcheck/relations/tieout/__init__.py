"""A draft against its sources: every figure is supported, contradicted, unsupported, or not checked."""
