import { assertEquals } from "@std/assert";
// Drives a real browser, the only judge of whether islands come to life.
import { chromium, type Page } from "playwright-core";
import { siteHandler } from "../testdata/site.ts";

const executablePath = findChromium();

const reason = executablePath
  ? ""
  : " (left out: no Chromium found, set CHROMIUM_PATH)";

Deno.test({
  name:
    `in a browser, islands come to life, share signals and show the JSX they were given${reason}`,
  ignore: executablePath === undefined,
  async fn() {
    await using visit = await openSite("/");
    const { page, problems } = visit;
    await page.locator("section[data-browser=true]").waitFor();

    await page.locator("#first").click();
    assertEquals(await page.locator("#first").textContent(), "1970: 4");
    assertEquals(await page.locator("output").textContent(), "Total 4");
    assertEquals(await page.locator("#framed").textContent(), "1970: 4");
    await page.locator("#framed").click();
    assertEquals(await page.locator("output").textContent(), "Total 5");

    assertEquals(
      await page.locator(".inside").textContent(),
      "given by the page",
    );
    await page.locator("#open").click();
    assertEquals(await page.locator("h2 em").textContent(), "in a frame");
    await page.waitForFunction(() => document.title === "Open");
    assertEquals(await page.locator("button").count(), 3);
    assertEquals(problems, []);
  },
});

interface Visit extends AsyncDisposable {
  page: Page;
  /** What the browser complained about: errors, and violations of the policy. */
  problems: string[];
}

async function openSite(path: string): Promise<Visit> {
  const handler = await siteHandler();
  const server = Deno.serve({ port: 0, onListen() {} }, handler);
  const browser = await chromium.launch({
    executablePath: executablePath!,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(`http://localhost:${server.addr.port}${path}`);
  return {
    page,
    problems,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.shutdown();
    },
  };
}

/** The browser named by `CHROMIUM_PATH`, or one on the path; without one the test is left out. */
function findChromium(): string | undefined {
  const named = Deno.env.get("CHROMIUM_PATH");
  const folders = Deno.env.get("PATH")?.split(":") ?? [];
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const candidates = folders.flatMap((folder) =>
    names.map((name) => `${folder}/${name}`)
  );
  return [named ?? [], candidates].flat().find(exists);
}

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
