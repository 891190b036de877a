"""Asking platforms who made a link: off until the person says yes, slow, and never asked twice."""
