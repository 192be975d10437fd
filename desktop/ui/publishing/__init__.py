"""What headquarters tells people: checked, compared, published and sent."""
