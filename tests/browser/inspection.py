"""What holds for every page: it can be read by everybody, fits a phone, shows where the focus is."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 400, "height": 860}
EVERYTHING: list[str] = []
DARK = ["color-contrast", "target-size", "scrollable-region-focusable"]
AXE = """(rules) => axe.run({ resultTypes: ["violations"], ...(rules.length ? { runOnly: rules } : {}) })
  .then((found) => found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map(
    (node) => `${node.target} ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`).join(" | ")}`))"""
FOCUS_UNSEEN = """() => {
  const unseen = [];
  const all = "a[href], button, input, select, textarea, summary, [tabindex]";
  for (const each of document.querySelectorAll(all)) {
    if (each.disabled || each.tabIndex < 0 || !each.checkVisibility({ visibilityProperty: true })) continue;
    if (each.closest("dialog:not([open])")) continue;
    each.focus({ preventScroll: true });
    if (document.activeElement !== each) continue;
    const rings = [each, each.closest("label"), each.nextElementSibling, each.parentElement].filter(Boolean);
    const shown = rings.some((one) => {
      const style = getComputedStyle(one);
      return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
    });
    if (!shown) unseen.push(each.outerHTML.slice(0, 160));
  }
  document.activeElement?.blur();
  return unseen;
}"""
TOO_WIDE = """() => {
  const wide = document.scrollingElement.scrollWidth;
  if (wide <= innerWidth) return [];
  const all = [...document.querySelectorAll("body *")];
  const over = all.filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
  return [`${wide} px`, ...over.slice(0, 5).map((one) => one.outerHTML.slice(0, 160))];
}"""


def faults_of(page: Page, *, title: str = "") -> list[str]:
    """What is wrong with a page that has loaded, at a desk and on a phone, by day and by night."""
    faults = [f"axe: {one}" for one in violations(page)]
    if page.locator("html").get_attribute("lang") != "en":
        faults.append("it does not say that it is English")
    if not page.title().startswith(title):
        faults.append(f"its title {page.title()!r} does not begin with {title!r}")
    faults += [f"no visible focus: {one}" for one in unseen_focus(page)]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a ViewportSize.
    page.emulate_media(color_scheme="dark")
    faults += [f"wider than a phone: {one}" for one in page.evaluate(TOO_WIDE)]
    faults += [f"axe, on a phone, dark: {one}" for one in violations(page, DARK)]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]  # a ViewportSize.
    return faults


def violations(page: Page, rules: list[str] = EVERYTHING) -> list[str]:
    """What axe finds, a line a rule, with where."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(AXE, rules)
    return found


def unseen_focus(page: Page) -> list[str]:
    """What takes the focus by keyboard and does not show it."""
    page.keyboard.press("Tab")
    unseen: list[str] = page.evaluate(FOCUS_UNSEEN)
    return unseen
