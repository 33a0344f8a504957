"""Writing: the register as YAML or JSON, and the preview in a terminal."""
