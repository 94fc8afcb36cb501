import type { Locator, Page } from "playwright-core";

/** How an owner works: choices are counted, the way to a control is not. */
export interface Owner {
  page: Page;
  /** Fields that were filled, choices that were made, buttons that were pressed. */
  steps: number;
  fill(target: Locator, value: string): Promise<void>;
  choose(target: Locator, value: string): Promise<void>;
  press(target: Locator): Promise<void>;
}

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
}
