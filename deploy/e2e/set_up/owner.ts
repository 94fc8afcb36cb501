import type { Buffer } from "node:buffer";
import type { Locator, Page } from "playwright-core";

/** How an owner works: choices are counted, the way to a control is not. */
export interface Owner {
  page: Page;
  /** Fields that were filled, choices that were made, buttons that were pressed. */
  steps: number;
  fill(target: Locator, value: string): Promise<void>;
  choose(target: Locator, value: string): Promise<void>;
  press(target: Locator): Promise<void>;
  /** Chooses a file in the system's dialog. */
  attach(target: Locator, file: Buffer): Promise<void>;
}

/** What a phone calls the picture that it took. */
const PHOTO = { name: "IMG_0001.JPG", mimeType: "image/jpeg" };

/** As many controls as lie between two that are needed, at most. */
const MANY_TABS = 150;

/** Reaches every control by the Tab key, and presses it by a key. */
export class KeyboardOwner implements Owner {
  steps = 0;

  constructor(readonly page: Page) {}

  async fill(target: Locator, value: string): Promise<void> {
    await this.#reach(target);
    this.steps++;
    await target.fill(value);
  }

  async choose(target: Locator, value: string): Promise<void> {
    await this.#reach(target);
    this.steps++;
    await target.selectOption(value);
  }

  async press(target: Locator): Promise<void> {
    await this.#reach(target);
    this.steps++;
    const type = await target.getAttribute("type");
    await this.page.keyboard.press(type === "checkbox" ? "Space" : "Enter");
  }

  async attach(target: Locator, buffer: Buffer): Promise<void> {
    // The browser needs a moment before it tells of the dialog.
    const [chooser] = await Promise.all([
      this.page.waitForEvent("filechooser"),
      this.#reach(target).then(() => this.page.keyboard.press("Enter")),
    ]);
    this.steps++;
    await chooser.setFiles({ ...PHOTO, buffer });
  }

  async #reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let tabs = 0; tabs < MANY_TABS; tabs++) {
      const isThere = await target.evaluate((element) =>
        element === document.activeElement
      );
      if (isThere) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`No way to ${target} by keyboard`);
  }
}

/** Taps; text is typed by the phone's keyboard. */
export class TouchOwner implements Owner {
  steps = 0;

  constructor(readonly page: Page) {}

  async fill(target: Locator, value: string): Promise<void> {
    await target.tap();
    this.steps++;
    await target.fill(value);
  }

  async choose(target: Locator, value: string): Promise<void> {
    this.steps++;
    await target.selectOption(value);
  }

  async press(target: Locator): Promise<void> {
    this.steps++;
    await target.tap();
  }

  /** The control lies behind its label, which is what a finger finds. */
  async attach(target: Locator, buffer: Buffer): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent("filechooser"),
      target.locator("..").tap(),
    ]);
    this.steps++;
    await chooser.setFiles({ ...PHOTO, buffer });
  }
}
