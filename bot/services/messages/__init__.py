"""What the bot sends by itself: delivery, the switch that stops it, tests on oneself, digests."""
