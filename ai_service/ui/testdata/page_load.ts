import type { Page } from "playwright-core";

/** Size of what a page loads until it is still, gzip, in KB; by kind. */
export interface Load {
  scripts: number;
  all: number;
  /** Paths of the scripts. */
  paths: string[];
}

/** Opens the page with an empty cache, and weighs all that it loads. */
export async function weigh(page: Page, url: string): Promise<Load> {
  const bodies: Promise<{ size: number; isScript: boolean }>[] = [];
  const paths: string[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith("/api/")) return;
    const isScript = response.request().resourceType() === "script";
    if (isScript) paths.push(pathname);
    bodies.push(
      response.body().then(async (body) => ({
        isScript,
        size: await gzipped(body) / 1024,
      })),
    );
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const sizes = await Promise.all(bodies);
  const sum = (of: typeof sizes) => of.reduce((sum, { size }) => sum + size, 0);
  return {
    paths,
    scripts: sum(sizes.filter(({ isScript }) => isScript)),
    all: sum(sizes),
  };
}

async function gzipped(body: Uint8Array): Promise<number> {
  const zipped = new Blob([Uint8Array.from(body)]).stream()
    .pipeThrough(new CompressionStream("gzip"));
  return (await new Response(zipped).arrayBuffer()).byteLength;
}

/** How far the page has moved by itself since it was opened (CLS). */
export function shiftOf(page: Page): Promise<number> {
  return page.evaluate(() =>
    new Promise<number>((resolve) => {
      let sum = 0;
      const add = (entries: PerformanceEntryList) => {
        for (const entry of entries) {
          const { value, hadRecentInput } = entry as PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          };
          if (!hadRecentInput) sum += value;
        }
      };
      const observer = new PerformanceObserver((list) =>
        add(list.getEntries())
      );
      observer.observe({ type: "layout-shift", buffered: true });
      setTimeout(() => {
        add(observer.takeRecords());
        resolve(sum);
      }, 200);
    })
  );
}
