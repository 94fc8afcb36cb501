import { chromium, type Page } from "playwright-core";
import { findChromium } from "../../shared/ui/find_chromium.ts";

/** A browser that opens files, and tells whether something in them ran. */
export interface Scripts extends AsyncDisposable {
  /** What the file at that path did, opened by itself and as a script. */
  harm(name: string, path: string): Promise<string[]>;
}

/** Opens a browser before a site; without a Chromium nothing is found. */
export async function openScripts(
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<Scripts> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    return {
      harm: () => Promise.resolve([]),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
  }
  const server = Deno.serve({ port: 0, onListen() {} }, fetch);
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox"],
  });
  const page = await browser.newPage();
  const origin = `http://127.0.0.1:${server.addr.port}`;
  return {
    async harm(name, path) {
      await page.goto(origin + path).catch(() => {});
      const byItself = await hasRun(page);
      await page.goto(`${origin}/healthz`);
      await page.evaluate((src) =>
        new Promise((resolve) => {
          const script = document.createElement("script");
          script.onload = script.onerror = resolve;
          script.src = src;
          document.documentElement.append(script);
        }), path);
      const asScript = await hasRun(page);
      return byItself || asScript ? [`${name} runs`] : [];
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.shutdown();
    },
  };
}

function hasRun(page: Page): Promise<boolean> {
  return page.evaluate(() => "hacked" in globalThis);
}
