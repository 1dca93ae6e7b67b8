"""Full screens: browse, comparison, story, help."""
