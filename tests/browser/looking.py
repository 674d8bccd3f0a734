"""What is measured inside the page: names of what can be pressed, what sticks out, how texts stand out."""

NAMELESS = """() => [...document.querySelectorAll("button, a, input, select, textarea, [role=button]")]
  .filter((one) => one.checkVisibility())
  .filter((one) => !(one.innerText || one.ariaLabel || one.title || one.labels?.length))
  .filter((one) => !one.getAttribute("aria-labelledby"))
  .map((one) => one.outerHTML)"""
"""What can be pressed or filled and has no name."""

TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && !one.closest(".sidebar, .hidden, .bk-hidden, .skip"))
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.className + " " + one.getBoundingClientRect().right)"""
"""What sticks out of the window on the right."""

FAINT = """() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((one) => linear(one / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if ((colour[3] ?? 1) > 0.5) return colour;
    }
    return numbers(getComputedStyle(document.body).backgroundColor);
  };
  const ownText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const shown = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility() && ownText(one));
  return shown.filter((one) => !one.closest("[disabled]")).map((one) => {
    const [a, b] = [light(numbers(getComputedStyle(one).color)), light(ground(one))].sort((x, y) => y - x);
    return [one.className + ": " + one.innerText.slice(0, 30), (a + 0.05) / (b + 0.05)];
  }).filter(([, ratio]) => ratio < 4.5);
}"""
"""Texts with less contrast than WCAG's 4.5 : 1."""

INSIDE_DIALOG = """() => {
  const at = document.activeElement;
  return at === document.body || Boolean(at.closest("dialog"));
}"""

VIETNAMESE = """async () => {
  const address = document.querySelector("script[src]").src.replace("app.js", "words_vi.js");
  return Object.keys((await import(address)).VI);
}"""
"""The sources of the Vietnamese catalogue."""
