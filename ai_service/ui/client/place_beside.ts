/** Least distance of a menu from the window's edge, in CSS pixels. */
const MARGIN = 8;

/** Puts a menu under its button, or above it where there is more room. */
export function placeBeside(menu: HTMLElement, button: HTMLElement): void {
  const { top, bottom, right } = button.getBoundingClientRect();
  const { offsetWidth, offsetHeight, style } = menu;
  const isBelow = bottom + offsetHeight + MARGIN <= innerHeight;
  const left = Math.max(MARGIN, right - offsetWidth);
  style.inset = "auto";
  style.margin = "0";
  style.left = `${Math.min(left, innerWidth - offsetWidth - MARGIN)}px`;
  style.top = `${isBelow ? bottom : Math.max(MARGIN, top - offsetHeight)}px`;
}
