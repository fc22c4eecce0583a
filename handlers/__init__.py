"""Listeners, one module per feature: read the gesture, ask a service, answer. Each module ends in its ROUTES."""

from handlers import admin, directory, goals, home, meetings, participation, proposals, signup, summary

ROUTES = (
    *home.ROUTES,
    *signup.ROUTES,
    *proposals.ROUTES,
    *meetings.ROUTES,
    *goals.ROUTES,
    *participation.ROUTES,
    *admin.ROUTES,
    *summary.ROUTES,
    *directory.ROUTES,
)
