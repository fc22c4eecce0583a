"""What admins do with the messages that the bot sends by itself: hold them back, and test them on themselves."""
