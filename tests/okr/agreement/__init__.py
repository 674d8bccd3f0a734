"""Agreement: drafts on their way from their authors to leads, and up."""
