"""The pages. Each module has PATH, TITLE, NAV, ``layout``, ``render`` and ``register``."""
