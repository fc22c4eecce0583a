"""What is behind the page: the company as it is at first, the steps of the story, and where it is kept."""
