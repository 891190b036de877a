"""Read a person's own data exports from TikTok, Instagram and YouTube."""
