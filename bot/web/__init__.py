"""What the process shows to machines: health, readiness, metrics, and in HTTP mode the door for Slack."""

from bot.web.app import Probe, SlackEvents, build_web
from bot.web.metrics import Metrics, watch_loop
from bot.web.probes import Probes
from bot.web.server import listen, serve, serve_on

__all__ = ["Metrics", "Probe", "Probes", "SlackEvents", "build_web", "listen", "serve", "serve_on", "watch_loop"]
