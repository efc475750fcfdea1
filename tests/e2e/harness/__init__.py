# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window as a person would: a screen, a session bus and a home of its own, the
accessibility bus to find and press things, real key presses and clicks."""
