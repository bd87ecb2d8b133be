"""The site as it would become, for those who review it: marked as a preview, beside what is there now."""

from paraply.preview.camera import Camera, NoBrowserError, chromium_path
from paraply.preview.marking import HERE
from paraply.preview.sites import Built, build_both
from paraply.preview.writing import write_preview

__all__ = ["HERE", "Built", "Camera", "NoBrowserError", "build_both", "chromium_path", "write_preview"]
