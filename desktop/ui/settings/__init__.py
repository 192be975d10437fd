"""What can be set on this laptop, and what keeps its records safe."""
