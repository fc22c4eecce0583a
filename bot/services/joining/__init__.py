"""From the door to taking part: signup, profile, confidences, approval, the waitlist, breaks and leaving."""
