"""What the commands share: arguments, language, signals, exit statuses, the day, and findings in print."""
