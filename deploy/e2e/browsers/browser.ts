/** The longest wait for an element of a page, in milliseconds. */
export const TIMEOUT_MS = 15_000;

/** The size of every browser's window, in CSS pixels. */
export const WINDOW = { width: 1280, height: 900 };

/**
 * A page with its own window and profile, with the actions that a test needs.
 * Elements are given by XPath, which every driver supports.
 */
export interface Page extends AsyncDisposable {
  /** Errors of the page's scripts; always empty in WebKit. */
  readonly complaints: readonly string[];
  /** Opens an address and waits until the page has loaded. */
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Waits until the element is visible. */
  see(xpath: string): Promise<void>;
  /** Waits for the element, then clicks it with the pointer. */
  click(xpath: string): Promise<void>;
  /** Clicks an element that leads to another page, and waits for the navigation. */
  follow(xpath: string): Promise<void>;
  /** Clicks an element of which the page asks; resolves to what it asks. */
  clickAndAnswer(xpath: string, isAccepted: boolean): Promise<string>;
  /** Waits for the element, then types into it; `\n` is the Enter key. */
  type(xpath: string, text: string): Promise<void>;
  /** Presses a key for the element that has the focus, e.g. `Alt+ArrowUp`. */
  press(keys: string): Promise<void>;
  /** Whether the element has the focus. */
  hasFocus(xpath: string): Promise<boolean>;
  /** The computed value of a CSS property. */
  styleOf(xpath: string, property: string): Promise<string>;
}

/** A browser engine and its driver. */
export interface Engine {
  name: "Chromium" | "Firefox" | "WebKit";
  /** The programs that are not installed. */
  missing: readonly string[];
  openPage(): Promise<Page>;
}
