"""What is learnt, made from the atlas: questions, how answers are marked, when they come again."""
