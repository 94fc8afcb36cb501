/** How long a page may take to show what a story waits for, in milliseconds. */
export const TIMEOUT_MS = 15_000;

/** The size of every browser's window, in CSS pixels. */
export const WINDOW = { width: 1280, height: 900 };

/**
 * A page in a window and a profile of its own, as far as a person's story needs
 * one. Elements are named by XPath, which every driver understands.
 */
export interface Page extends AsyncDisposable {
  /** What the page's scripts complained about; WebKit's driver tells nothing. */
  readonly complaints: readonly string[];
  /** Opens an address and waits until the page has loaded. */
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Waits until a person sees such an element. */
  see(xpath: string): Promise<void>;
  /** Waits for the element, then clicks it with the pointer. */
  click(xpath: string): Promise<void>;
  /** Clicks what leads to another page and waits until the browser goes there. */
  follow(xpath: string): Promise<void>;
  /** Waits for the element, then types into it; `\n` is the Enter key. */
  type(xpath: string, text: string): Promise<void>;
  /** The computed value of a CSS property. */
  styleOf(xpath: string, property: string): Promise<string>;
}

/** An engine that browsers are made of, and the program that drives it. */
export interface Engine {
  name: "Chromium" | "Firefox" | "WebKit";
  /** The programs that were looked for and not found. */
  missing: readonly string[];
  openPage(): Promise<Page>;
}
