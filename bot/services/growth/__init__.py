"""What pairs agree on, aim for and learn: agreements, goals, steps and skills."""
