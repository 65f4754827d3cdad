"""Broken, huge and hostile inputs."""
