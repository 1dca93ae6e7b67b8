"""Articles -> stories, partners, timelines and coverage matrices; pure, no storage."""
