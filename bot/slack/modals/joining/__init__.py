"""From the introduction through the form to the profile, and what is changed there later."""
