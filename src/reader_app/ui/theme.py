"""Colours, fonts and the style sheet: the themes as values. The look of the design's mock-ups.

Every colour of text stands out from every ground that it is written on by 4.5 to 1 at least; a test computes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC", "SimSun", "serif")
SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei UI", "sans-serif")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, each #RRGGBB.

    Attributes:
        background: Of the sidebar; `pane` of the list; `paper` of the article.
        ink: Text; `ink2` less important; `ink3` least.
        line: Hair lines; `selection` the chosen row.
        accent: The one colour that calls; `accent_tint` its pale form.
        hit, current_hit: Behind what a search found.
        on_accent: Text on the accent.
        dark: Whether meanings use their dark tints.
    """

    name: str
    background: str
    pane: str
    paper: str
    ink: str
    ink2: str
    ink3: str
    line: str
    selection: str
    accent: str
    accent_tint: str
    hit: str
    current_hit: str
    on_accent: str
    dark: bool


LIGHT = Theme(
    "light", "#F3F1EC", "#FAF8F4", "#FFFEFB", "#22201C", "#5B554B", "#6F685C", "#E4DFD5", "#EFEAE0", "#A02C25",
    "#F6E7E4", "#FBE7A1", "#F6C667", "#FFFFFF", dark=False,
)  # fmt: skip
WHITE = Theme(
    "white", "#F2F3F5", "#F9FAFB", "#FFFFFF", "#1B1D21", "#50555E", "#5F6570", "#DFE2E7", "#E8EBF0", "#174F94",
    "#E1ECF8", "#FBE7A1", "#F6C667", "#FFFFFF", dark=False,
)  # fmt: skip
GREEN = Theme(
    "green", "#CFE0CC", "#D7E7D3", "#DDECD9", "#1C261C", "#3F4D3E", "#4B5A49", "#B9CDB5", "#C5D9C1", "#7E2A1C",
    "#E6DFCB", "#F3E29A", "#F0C468", "#FFFFFF", dark=False,
)  # fmt: skip
DARK = Theme(
    "dark", "#191A1C", "#1F2023", "#232427", "#DAD6CE", "#C4BFB6", "#A09B92", "#313236", "#2B2C30", "#F3A69E",
    "#3A2624", "#453B17", "#5A4510", "#1F1413", dark=True,
)  # fmt: skip
CONTRAST = Theme(
    "contrast", "#000000", "#000000", "#000000", "#FFFFFF", "#F2F2F2", "#E0E0E0", "#7A7A7A", "#26348B", "#FFD84A",
    "#2E2A10", "#4A3F00", "#6A4A00", "#000000", dark=True,
)  # fmt: skip

THEMES = {theme.name: theme for theme in (LIGHT, WHITE, GREEN, DARK, CONTRAST)}
"""By name; each is a choice of the setting "general.theme"."""


def choose(setting: str) -> Theme:
    """The theme that the setting names; "system" is the light or the dark one, as the system has it."""
    if setting == "system":
        setting = "dark" if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"
    return THEMES.get(setting, LIGHT)


def font(families: tuple[str, ...], pixels: float, *, bold: bool = False) -> QFont:
    """A font of this height, from the first family that is installed."""
    installed = set(QFontDatabase.families())
    chosen = [family for family in families if family in installed] or [families[-1]]
    result = QFont(chosen)
    result.setPixelSize(max(1, round(pixels)))
    result.setBold(bold)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result


def palette(theme: Theme) -> QPalette:
    """For widgets that the style sheet does not reach."""
    result = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, theme.pane),
        (role.Base, theme.paper),
        (role.AlternateBase, theme.pane),
        (role.Button, theme.pane),
        (role.Text, theme.ink),
        (role.WindowText, theme.ink),
        (role.ButtonText, theme.ink),
        (role.ToolTipBase, theme.paper),
        (role.ToolTipText, theme.ink),
        (role.PlaceholderText, theme.ink3),
        (role.Highlight, theme.accent_tint),
        (role.HighlightedText, theme.ink),
        (role.Link, theme.accent),
        (role.BrightText, theme.on_accent),
    ):
        result.setColor(target, QColor(colour))
    for target in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, target, QColor(theme.ink3))
    return result


def style_sheet(theme: Theme) -> str:
    """For the whole application. Widgets are reached by object name or class, never by place."""
    return f"""
QMainWindow, QDialog {{ background: {theme.pane}; }}
QSplitter::handle {{ background: {theme.line}; }}
#sidebar {{ background: {theme.background}; }}
#listPane {{ background: {theme.pane}; }}
#reader, #readerBody {{ background: {theme.paper}; }}
#readerToolbar {{ background: {theme.paper}; border-bottom: 1px solid {theme.line}; }}
#findBar {{ background: {theme.paper}; border-bottom: 1px solid {theme.line}; }}
#findBar QLabel {{ color: {theme.ink3}; font-size: 11px; }}
QToolButton:checked {{ background: {theme.accent_tint}; color: {theme.accent}; }}
#statusLine {{ background: {theme.paper}; border-top: 1px solid {theme.line}; }}
#statusLine QLabel, #meta QLabel {{ color: {theme.ink3}; font-size: 11px; }}
QListView, QTableView, QTreeView, QTextBrowser, QScrollArea {{ background: transparent; border: none; outline: none; }}
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{
  background: {theme.paper}; border: 1px solid {theme.line}; border-radius: 7px; padding: 5px 9px; color: {theme.ink};
  selection-background-color: {theme.accent_tint}; selection-color: {theme.ink}; }}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
  border-color: {theme.accent}; }}
QComboBox::drop-down, QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
  background: transparent; border: none; width: 24px; }}
QComboBox QAbstractItemView {{ background: {theme.paper}; border: 1px solid {theme.line};
  selection-background-color: {theme.selection}; selection-color: {theme.ink}; }}
QAbstractSpinBox QLineEdit {{ background: transparent; border: none; padding: 0; }}
QCheckBox, QRadioButton {{ spacing: 8px; padding: 3px; border: 1px solid transparent; border-radius: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {theme.accent}; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {theme.ink3}; border-radius: 8px;
  background: {theme.paper}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {theme.accent};
  background: {theme.paper}; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {theme.ink3}; border-radius: 4px;
  background: {theme.paper}; }}
QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent}; }}
#searchBox {{ border-radius: 9px; padding: 8px 12px; }}
QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 4px 6px; color: {theme.ink2}; }}
QToolButton:hover {{ background: {theme.selection}; color: {theme.ink}; }}
QToolButton:focus {{ border-color: {theme.accent}; }}
QToolButton:disabled {{ color: {theme.ink3}; }}
QToolButton[accent="true"] {{ color: {theme.accent}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton {{ background: {theme.paper}; border: 1px solid {theme.line}; border-radius: 7px; padding: 6px 14px; }}
QPushButton:hover {{ background: {theme.selection}; }}
QPushButton:focus {{ border-color: {theme.accent}; }}
QPushButton:default {{ background: {theme.accent}; border-color: {theme.accent}; color: {theme.on_accent}; }}
QPushButton:default:focus {{ border: 2px solid {theme.ink}; padding: 5px 13px; }}
QPushButton:checked {{ background: {theme.accent_tint}; border-color: {theme.accent}; color: {theme.accent}; }}
QPushButton:disabled, QPushButton:default:disabled {{ background: {theme.pane}; border-color: {theme.line};
  color: {theme.ink3}; }}
#settingsSections {{ border: 1px solid transparent; border-radius: 7px; }}
#settingsSections:focus {{ border-color: {theme.accent}; }}
#settingsSections::item, #guideContents::item {{ padding: 4px 10px; border-radius: 6px; color: {theme.ink2}; }}
#settingsSections::item:selected, #guideContents::item:selected {{ background: {theme.selection};
  color: {theme.accent}; }}
QMenu {{ background: {theme.paper}; border: 1px solid {theme.line}; border-radius: 8px; padding: 5px; }}
QMenu::item {{ padding: 6px 26px 6px 14px; border-radius: 5px; color: {theme.ink}; }}
QMenu::item:selected {{ background: {theme.selection}; }}
QMenu::item:disabled {{ color: {theme.ink3}; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: 5px 8px; }}
#notice {{ background: {theme.paper}; border: 1px solid {theme.line}; border-radius: 9px; }}
#searchPopup {{ background: {theme.paper}; border: 1px solid {theme.line}; border-radius: 8px; }}
QMenuBar {{ background: {theme.background}; color: {theme.ink2}; }}
QMenuBar::item {{ padding: 4px 10px; }}
QMenuBar::item:selected {{ background: {theme.selection}; color: {theme.ink}; }}
QToolTip {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.line}; padding: 4px 7px; }}
QHeaderView::section {{ background: {theme.pane}; color: {theme.ink3}; border: none;
  border-bottom: 1px solid {theme.line}; padding: 5px 4px; }}
QTreeWidget::item {{ padding: 4px 2px; }}
QTreeWidget::item:selected {{ background: {theme.selection}; color: {theme.ink}; }}
QTreeWidget:focus {{ border: 1px solid {theme.accent}; border-radius: 6px; }}
QScrollBar:vertical {{ background: transparent; width: 9px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {theme.line}; border-radius: 4px; min-height: 28px; }}
QScrollBar::handle:vertical:hover {{ background: {theme.ink3}; }}
QScrollBar:horizontal {{ background: transparent; height: 9px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {theme.line}; border-radius: 4px; min-width: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: none; border: none; width: 0; height: 0; }}
QProgressBar {{ background: {theme.line}; border: none; border-radius: 2px; max-height: 4px; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: 2px; }}
"""
