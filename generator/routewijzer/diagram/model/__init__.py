"""What is drawn and where: the input and the output of the diagram, and what lies between in words."""
