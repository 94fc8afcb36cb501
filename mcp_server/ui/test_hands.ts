import type { CDPSession, Locator, Page } from "playwright-core";

/** Somebody who has a keyboard and nothing else. */
export class Keyboard {
  /** Keys pressed so far, beside those of typed text. */
  steps = 0;

  constructor(readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.steps++;
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Takes the link past the menu, the first on every page. */
  async skipMenu(): Promise<void> {
    await this.press("Tab");
    await this.press("Enter");
  }

  /** Presses Tab until the element has the focus. */
  async tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let tabs = 0; tabs < 60; tabs++) {
      const isThere = await target.evaluate((it) =>
        it === document.activeElement
      );
      if (isThere) return;
      await this.press("Tab");
    }
    throw new Error(`No way to ${target} by keyboard`);
  }
}

interface Point {
  x: number;
  y: number;
}

/** Somebody who has a finger and nothing else; text is typed as a phone does. */
export class Finger {
  /** Taps and drags so far. */
  steps = 0;

  private constructor(readonly page: Page, readonly session: CDPSession) {}

  static async of(page: Page): Promise<Finger> {
    return new Finger(page, await page.context().newCDPSession(page));
  }

  async tap(target: Locator, position?: Point): Promise<void> {
    this.steps++;
    await target.tap(position ? { position } : {});
  }

  /** Taps the key of the phone's keyboard that sends what was typed. */
  async send(): Promise<void> {
    this.steps++;
    await this.page.keyboard.press("Enter");
  }

  /** Chooses in the picker of the phone itself, which no test can reach. */
  async set(target: Locator, value: string): Promise<void> {
    this.steps++;
    await target.fill(value);
  }

  /** Rests on a place until it can be dragged, and drags it there. */
  async drag(from: Point, to: Point): Promise<void> {
    this.steps++;
    await this.#touch("touchStart", from);
    await this.page.locator('[data-dragging="true"]').waitFor();
    for (const part of [0.3, 0.6, 1]) {
      await this.#touch("touchMove", {
        x: from.x + (to.x - from.x) * part,
        y: from.y + (to.y - from.y) * part,
      });
    }
    await this.#touch("touchEnd", null);
  }

  async #touch(
    type: "touchStart" | "touchMove" | "touchEnd",
    at: Point | null,
  ) {
    const touchPoints = at ? [at] : [];
    await this.session.send("Input.dispatchTouchEvent", { type, touchPoints });
  }
}

/** The middle of what is shown there. */
export async function middleOf(target: Locator): Promise<Point> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error(`${target} is not shown`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
