"""What is printed and given back."""
