"""Recording questions: today on the left, the question at hand, what fits it on the right."""
