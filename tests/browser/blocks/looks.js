// What a machine can see of how a page looks: an object of checks, each the list of what is wrong.
(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const words = (id) => document.getElementById(id)?.textContent.trim();
  const said = (one) => `${one.className} ${one.textContent}`.slice(0, 160);

  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const ground = (one) => {
    const layers = [];
    for (let at = one; at; at = at.parentElement) layers.push(rgba(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
  const luminance = (colour) => {
    const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
  };
  const ratio = (one, other) => {
    const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (bright + 0.05) / (dim + 0.05);
  };
  const isLarge = ({ fontSize, fontWeight }) =>
    parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.6 && fontWeight >= 700);

  return {
    /** Texts with less contrast than WCAG AA asks for. */
    faint() {
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const one = walker.currentNode.parentElement;
        const skipped = one.closest("[disabled], .bk-disabled, .bk-hidden, svg, .bk-play");
        if (!walker.currentNode.data.trim() || !one.checkVisibility() || skipped) continue;
        const style = getComputedStyle(one);
        const under = ground(one);
        const contrast = ratio(over(rgba(style.color), under), under);
        if (contrast < (isLarge(style) ? 3 : 4.5)) found.push(`${contrast.toFixed(2)} ${said(one)}`);
      }
      return found;
    },
    /** Controls smaller than 24 by 24 pixels. */
    small() {
      const all = document.querySelectorAll("button, input, [role=textbox], [role=option], [role=menuitem]");
      const seen = [...all].filter(
        (one) => one.checkVisibility() && !one.matches(".bk-hidden, .bk-task-box, .bk-mention"),
      );
      return seen
        .filter((one) => {
          const box = (one.closest("label") ?? one).getBoundingClientRect();
          return box.width < 24 || box.height < 24;
        })
        .map(said);
    },
    /** Blocks wider than their place. */
    cut() {
      const blocks = [...document.querySelectorAll("[data-block]")];
      return blocks.filter((one) => one.scrollWidth > one.clientWidth + 1).map(said);
    },
    /** Controls, groups and pictures that nobody could call by a name. */
    nameless() {
      const kinds = ["textbox", "combobox", "radiogroup", "group", "img"].map((role) => `[role=${role}]`);
      const all = document.querySelectorAll(`button, input, textarea, img, ${kinds.join()}`);
      const isNamed = (one) =>
        one.getAttribute("aria-label") ||
        one.getAttribute("alt") ||
        one.textContent.trim() ||
        one.labels?.length ||
        (one.getAttribute("aria-labelledby") ?? "").split(" ").some(words);
      return [...all]
        .filter((one) => !one.closest("[hidden]") && !isNamed(one))
        .map((one) => one.outerHTML.slice(0, 160));
    },
    /** Ids that are pointed at and not there, or there twice. */
    lost() {
      const names = ["aria-describedby", "aria-labelledby", "for"];
      const pointed = [...document.querySelectorAll(names.map((name) => `[${name}]`).join())]
        .flatMap((one) => names.flatMap((name) => (one.getAttribute(name) ?? "").split(" ")))
        .filter((id) => id && !document.getElementById(id));
      const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
      return [...pointed, ...ids.filter((id, index) => ids.indexOf(id) !== index)];
    },
  };
})();
