"""What is shown and how: places, zoom, theme, text size."""

from __future__ import annotations

from collective_desk.ui.workspace import Workspace

from .action import Action

TEXT_STEP = 0.1
ZOOM_STEP = 1.25


def show_map(workspace: Workspace) -> None:
    """Go to the map."""
    workspace.shell.show_place("map")


def show_sessions(workspace: Workspace) -> None:
    """Go to the sessions."""
    workspace.shell.show_place("sessions")


def show_trust(workspace: Workspace) -> None:
    """Go to trust over time."""
    workspace.shell.show_place("trust")


def show_collectives(workspace: Workspace) -> None:
    """Go to the collectives."""
    workspace.shell.show_place("collectives")


def show_briefs(workspace: Workspace) -> None:
    """Go to the briefs."""
    workspace.shell.show_place("briefs")


def go_back(workspace: Workspace) -> None:
    """Go back to where something was followed from."""
    workspace.shell.following.go_back()


def can_go_back(workspace: Workspace) -> bool:
    """Whether something was followed."""
    return workspace.shell.following.can_go_back


def toggle_table(workspace: Workspace) -> None:
    """Show actors and ties as a table beside the map, or hide it."""
    workspace.shell.show_table(not workspace.shell.table_shown())


def table_shown(workspace: Workspace) -> bool:
    """Whether the table is there."""
    return workspace.shell.table_shown()


def toggle_inspector(workspace: Workspace) -> None:
    """Show what is known of the selection, or hide it."""
    workspace.shell.show_inspector(not workspace.shell.inspector_shown())


def inspector_shown(workspace: Workspace) -> bool:
    """Whether the inspector comes with a selection."""
    return workspace.shell.inspector_shown()


def fit(workspace: Workspace) -> None:
    """Bring the whole map into view."""
    workspace.canvas.fit()


def reset(workspace: Workspace) -> None:
    """Look at the map at its own size."""
    workspace.canvas.reset_view()


def zoom_in(workspace: Workspace) -> None:
    """Look nearer."""
    workspace.canvas.zoom_by(ZOOM_STEP)


def zoom_out(workspace: Workspace) -> None:
    """Look from farther away."""
    workspace.canvas.zoom_by(1 / ZOOM_STEP)


def theme_system(workspace: Workspace) -> None:
    """Look light or dark as the computer does."""
    workspace.preferences.set_theme("system")


def theme_light(workspace: Workspace) -> None:
    """Look light."""
    workspace.preferences.set_theme("light")


def theme_dark(workspace: Workspace) -> None:
    """Look dark."""
    workspace.preferences.set_theme("dark")


def larger_text(workspace: Workspace) -> None:
    """Write larger."""
    workspace.preferences.scale_text(TEXT_STEP)


def smaller_text(workspace: Workspace) -> None:
    """Write smaller."""
    workspace.preferences.scale_text(-TEXT_STEP)


def toggle_motion(workspace: Workspace) -> None:
    """Let nothing move by itself, or let it move again."""
    workspace.preferences.set_reduced_motion(not motion_reduced(workspace))


def motion_reduced(workspace: Workspace) -> bool:
    """Whether nothing moves by itself."""
    return workspace.preferences.settings.look.reduced_motion


def open_menu(workspace: Workspace) -> None:
    """Open the menu that holds everything."""
    workspace.shell.open_menu()


def full_screen(workspace: Workspace) -> None:
    """Fill the screen, or leave it."""
    workspace.shell.host.toggle_full_screen()


ACTIONS = (
    Action("view.map", show_map, icon="waypoints", keys=("Ctrl+1",)),
    Action("view.sessions", show_sessions, icon="presentation", keys=("Ctrl+2",)),
    Action("view.trust", show_trust, icon="handshake", keys=("Ctrl+3",)),
    Action("view.collectives", show_collectives, icon="users-round", keys=("Ctrl+5",)),
    Action("view.briefs", show_briefs, icon="file-text", keys=("Ctrl+6",)),
    Action("view.back", go_back, icon="arrow-left", keys=("Alt+Left",), when=can_go_back),
    Action(
        "view.table", toggle_table, icon="table", keys=("Ctrl+T",), ticked=table_shown,
        begins_group=True),
    Action(
        "view.inspector", toggle_inspector, icon="sliders-horizontal", keys=("Ctrl+I",),
        ticked=inspector_shown),
    Action("view.fit", fit, icon="scan", keys=("F", "Ctrl+0"), where="canvas", begins_group=True),
    Action("view.reset", reset, icon="focus", keys=("Z",), where="canvas"),
    Action("view.zoom_in", zoom_in, icon="zoom-in", keys=("Ctrl++", "Ctrl+=")),
    Action("view.zoom_out", zoom_out, icon="zoom-out", keys=("Ctrl+-",)),
    Action(
        "view.theme_system", theme_system, icon="sun-moon", begins_group=True,
        ticked=lambda w: w.preferences.settings.look.theme == "system"),
    Action(
        "view.theme_light", theme_light, icon="sun",
        ticked=lambda w: w.preferences.settings.look.theme == "light"),
    Action(
        "view.theme_dark", theme_dark, icon="moon",
        ticked=lambda w: w.preferences.settings.look.theme == "dark"),
    Action(
        "view.larger_text", larger_text, icon="plus", keys=("Ctrl+Shift+.",), begins_group=True),
    Action("view.smaller_text", smaller_text, icon="minus", keys=("Ctrl+Shift+,",)),
    Action("view.motion", toggle_motion, icon="hand", ticked=motion_reduced),
    Action("view.menu", open_menu, icon="ellipsis", keys=("F10",), begins_group=True),
    Action("view.full_screen", full_screen, icon="maximize", keys=("F11",)),
)
