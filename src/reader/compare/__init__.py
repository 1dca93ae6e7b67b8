"""Two articles -> what they share, word differently, contradict and leave out; pure, no storage."""
