"""Who and what an article names: recognition, gazetteers and linking; pure, no storage."""
