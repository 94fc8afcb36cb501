import { superviseChild } from "../../local/child_process.ts";
import { readLines } from "../../local/lines.ts";
import { freePort } from "../../local/free_port.ts";
import { WINDOW } from "./browser.ts";
import { until } from "./until.ts";

/** WebKit's WebDriver server. */
export interface WebKitDriver {
  url: string;
  stop(): Promise<void>;
}

/** Starts the driver on a virtual display; both are given by their paths. */
export async function startWebKitDriver(
  programs: { xvfb: string; driver: string },
): Promise<WebKitDriver> {
  await using started = new AsyncDisposableStack();
  const display = await startDisplay(programs.xvfb);
  started.defer(display.stop);
  const port = freePort();
  const driver = superviseChild(programs.driver, ["-p", String(port)], {
    endSignal: "SIGTERM",
    // Not the developer's own display, neither X11 nor Wayland.
    env: { DISPLAY: display.name, GDK_BACKEND: "x11" },
  });
  started.defer(() => driver.stop());
  readLines(driver.stdout, () => {});
  readLines(driver.stderr, () => {});
  const url = `http://127.0.0.1:${port}`;
  await until("WebKit's driver serves", () => isServing(url));
  const all = started.move();
  return { url, stop: () => all.disposeAsync() };
}

/** Starts a virtual X server on the first free display. */
async function startDisplay(
  xvfb: string,
): Promise<{ name: string; stop(): Promise<void> }> {
  const size = `${WINDOW.width}x${WINDOW.height}x24`;
  const server = superviseChild(
    xvfb,
    ["-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"],
    { endSignal: "SIGTERM" },
  );
  const name = Promise.withResolvers<string>();
  const errors: string[] = [];
  readLines(server.stdout, (line) => name.resolve(`:${line}`));
  readLines(server.stderr, (line) => errors.push(line));
  server.ended.then(() =>
    name.reject(new Error(`Xvfb ended: ${errors.join("\n")}`))
  );
  return { name: await name.promise, stop: () => server.stop() };
}

async function isServing(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/status`);
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
