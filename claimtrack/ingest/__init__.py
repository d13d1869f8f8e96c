"""URL, file or feed in, parsed articles out."""
