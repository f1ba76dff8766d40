"""What is drawn on a page: lines, symbols, guides, a timeline."""
