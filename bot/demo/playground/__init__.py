"""What is behind the page: the company as it is at first, the five steps of the story, and where it is kept."""
