"""The manual on screen, open at the page of what one is doing."""
