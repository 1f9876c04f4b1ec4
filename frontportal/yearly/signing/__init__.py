"""An office signs an edition's manifest outside of the portal; the signature file is brought here, checked, kept and shown."""
