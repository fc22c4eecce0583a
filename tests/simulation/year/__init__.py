"""A year of a company's mentorships in seconds: people who are as people are, and what really reached them."""
