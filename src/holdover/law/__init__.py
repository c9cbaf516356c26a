"""Statutory clocks: how long a temporary holder may serve, by which provision, and why. No legal advice."""
