"""How everything looks: colours and sizes from tokens, fonts, icons, one style sheet."""
