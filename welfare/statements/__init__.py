"""Bank statements: read, proven, loaded, searched. `readers` and `proof` are pure; `load` alone writes."""
