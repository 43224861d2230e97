"""How news says it: kinds, authorities, places, diseases, names and cues, as data with typed loaders."""
