import { assertEquals } from "@std/assert";
import { chromium, type Page } from "playwright-core";
import type { ConversationView } from "../conversation/events.ts";
import { findChromium } from "../../shared/ui/find_chromium.ts";
import { en } from "./locales/en.ts";
import { ja } from "./locales/ja.ts";
import { answered, visit, waiting } from "./testdata/site.ts";

const executablePath = findChromium();
const reason = executablePath
  ? ""
  : " (ignored: no Chromium found, set CHROMIUM_PATH)";

function browserTest(name: string, fn: () => Promise<void>): void {
  Deno.test({ name: name + reason, ignore: executablePath === undefined, fn });
}

browserTest(
  "in a browser, Enter sends, but never while an input method converts",
  async () => {
    await using site = await open({ locale: "ja-JP" });
    const { page, posts } = site;
    const input = page.getByRole("textbox", { name: ja.composer.label });
    // Enter sends as soon as the page has come alive; until then it is a new line.
    await input.fill("あ");
    const send = page.getByRole("button", { name: ja.composer.send });
    await send.and(page.locator(":enabled")).waitFor();
    await input.fill("");
    const browser = await page.context().newCDPSession(page);
    await browser.send("Input.imeSetComposition", {
      text: "よやく",
      selectionStart: 3,
      selectionEnd: 3,
    });
    await browser.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      key: "Enter",
      code: "Enter",
      windowsVirtualKeyCode: 229,
    });
    await browser.send("Input.insertText", { text: "予約" });
    assertEquals([await input.inputValue(), posts], ["予約", []]);

    await input.press("Shift+Enter");
    await input.pressSequentially("したい");
    assertEquals([await input.inputValue(), posts], ["予約\nしたい", []]);

    await input.press("Enter");
    await page.getByRole("log").getByText("かしこまりました。").waitFor();
    assertEquals(posts, [{ text: "予約\nしたい" }]);
    assertEquals([await input.inputValue(), site.problems], ["", []]);
  },
);

browserTest(
  "in a browser, a message that was refused is still there after a reload",
  async () => {
    await using site = await open({
      locale: "en-US",
      path: "/c/cnv_1",
      refuse: () => new Response(null, { status: 503 }),
    });
    const { page } = site;
    const input = page.getByRole("textbox", { name: en.composer.label });
    await input.fill("Never lost");
    await page.getByRole("button", { name: en.composer.send }).click();
    await page.getByRole("alert").getByText(en.failure.kept).waitFor();
    assertEquals(await input.inputValue(), "Never lost");
    await page.reload();
    await page.getByRole("button", { name: en.composer.send, disabled: false })
      .waitFor();
    assertEquals(await input.inputValue(), "Never lost");
  },
);

browserTest(
  "in a browser, an approval is given by keyboard alone, and the focus stays with it",
  async () => {
    await using site = await open({ locale: "en-US", path: "/c/cnv_1" });
    const { page, posts } = site;
    const card = page.getByRole("group", { name: "予約の確認" });
    await card.getByRole("button", {
      name: en.approval.change,
      disabled: false,
    })
      .press("Enter");
    await card.getByLabel("日時").press("ArrowDown");
    await card.getByRole("button", { name: en.approval.review })
      .press("Enter");
    await card.getByText("16:30にカットを予約します。").waitFor();
    await card.getByRole("button", {
      name: en.approval.approve,
      disabled: false,
    })
      .press("Enter");
    await page.getByRole("log").getByText("かしこまりました。").waitFor();
    assertEquals(posts, [{
      decision: "edit",
      revision: 1,
      args: { serviceId: "svc_1", start: "2026-11-27T16:30:00+09:00" },
    }, { decision: "approve", revision: 2 }]);
    const focused = await card.evaluate((element) =>
      element === document.activeElement
    );
    assertEquals([focused, site.problems], [true, []]);
  },
);

browserTest(
  "in a browser, an editor in which nothing was changed closes, and decides nothing",
  async () => {
    await using site = await open({ locale: "en-US", path: "/c/cnv_1" });
    const { page, posts } = site;
    await page.getByRole("button", {
      name: en.approval.change,
      disabled: false,
    }).click();
    await page.getByLabel("備考").fill("x");
    await page.getByLabel("備考").fill("");
    await page.getByRole("button", { name: en.approval.review })
      .click();
    await page.getByRole("button", { name: en.approval.approve }).waitFor();
    assertEquals(posts, []);
  },
);

browserTest(
  "in a browser, a refused change says which field it is, and keeps what was typed",
  async () => {
    const body = {
      error: "note: Too long",
      code: "invalid_input",
      requestId: "req_1",
      details: { field: "note" },
    };
    await using site = await open({
      locale: "en-US",
      path: "/c/cnv_1",
      refuse: () => Response.json(body, { status: 400 }),
    });
    const { page } = site;
    await page.getByRole("button", {
      name: en.approval.change,
      disabled: false,
    }).click();
    await page.getByLabel("備考").fill("Much too long");
    await page.getByRole("button", { name: en.approval.review })
      .click();
    await page.getByText(en.approval.badField).waitFor();
    assertEquals(await page.locator(".failure").count(), 0);
    const note = page.getByLabel("備考");
    assertEquals(await note.getAttribute("aria-invalid"), "true");
    assertEquals(await note.inputValue(), "Much too long");
    assertEquals(
      await note.evaluate((element) => element === document.activeElement),
      true,
    );
    await page.getByRole("button", {
      name: en.approval.review,
      disabled: false,
    }).waitFor();
  },
);

browserTest(
  "in a browser, a change that is refused without a field says so where it can be seen",
  async () => {
    const body = {
      error: "The rate limit is reached",
      code: "rate_limited",
      requestId: "req_1",
    };
    await using site = await open({
      locale: "en-US",
      path: "/c/cnv_1",
      width: 360,
      refuse: () => Response.json(body, { status: 429 }),
    });
    const { page } = site;
    await page.setViewportSize({ width: 360, height: 480 });
    await page.getByRole("button", {
      name: en.approval.change,
      disabled: false,
    }).click();
    await page.getByLabel("備考").fill("Short");
    await page.evaluate(async () => {
      for (const element of document.querySelectorAll("*")) {
        element.scrollTop = 0;
      }
      // The page hears of it before the frame after the next.
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    await page.getByLabel("備考").evaluate((element: HTMLTextAreaElement) =>
      element.form!.requestSubmit()
    );
    const notice = page.getByRole("alert");
    await notice.waitFor();
    const seen = await notice.evaluate(async (element) => {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const { bottom } = element.getBoundingClientRect();
      const counter = document.querySelector(".counter")!;
      return bottom <= counter.getBoundingClientRect().top + 1;
    });
    assertEquals(seen, true);
  },
);

for (const locale of ["ja-JP", "en-US"]) {
  browserTest(
    `in a browser 360 pixels wide, nothing is cut off (${locale})`,
    async () => {
      await using site = await open({ locale, width: 360 });
      const { page } = site;
      for (const path of ["/", "/c/cnv_1", "/c/nowhere", "/?signed_out"]) {
        await page.goto(new URL(path, page.url()).href);
        const width = await page.evaluate(() =>
          document.documentElement.scrollWidth
        );
        assertEquals([path, width], [path, 360]);
      }
    },
  );
}

interface Site extends AsyncDisposable {
  page: Page;
  /** The bodies of the messages and decisions that the service was sent. */
  posts: unknown[];
  /** What the browser complained about. */
  problems: string[];
}

/** The site in a browser; its API answers every message with one sentence, or refuses it. */
async function open(
  { locale, path = "/", width = 1280, refuse }: {
    locale: string;
    path?: string;
    width?: number;
    refuse?: () => Response;
  },
): Promise<Site> {
  const posts: unknown[] = [];
  const live = new LiveViews();
  let isCreated = false;
  const server = Deno.serve({ port: 0, onListen() {} }, async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.startsWith("/api/")) {
      return visit(
        request,
        searchParams.has("signed_out") ? { user: null } : {},
      );
    }
    if (pathname.endsWith("/events")) {
      const before = isCreated ? { ...waiting, messages: [] } : waiting;
      return live.open(posts.length > 0 ? answered : before);
    }
    if (request.method === "GET") return Response.json(answered);
    if (pathname === "/api/conversations") {
      isCreated = true;
      return Response.json({ id: "cnv_1" });
    }
    if (refuse) return refuse();
    const body = await request.json();
    posts.push(body);
    // The service tells no state of a card that is older than its answer.
    if (body.decision === undefined) live.tell(answered);
    if (body.decision === "edit") {
      return Response.json({ approval: revisedBy(body.args) });
    }
    return new Response(answer, {
      headers: { "content-type": "text/event-stream" },
    });
  });
  const browser = await chromium.launch({
    executablePath: executablePath!,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
  const page = await browser.newPage({
    locale,
    viewport: { width, height: 740 },
  });
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(`http://localhost:${server.addr.port}${path}`);
  return {
    page,
    posts,
    problems,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.shutdown();
    },
  };
}

/** The card of the conversation with these arguments, as the service answers. */
function revisedBy(args: Record<string, unknown>) {
  const [approval] = waiting.messages.flatMap(({ parts }) =>
    parts.flatMap((part) => part.type === "approval" ? part.approval : [])
  );
  const summary = "16:30にカットを予約します。";
  return { ...approval, revision: 2, args, summary };
}

/** The live views that are open; each is told every state of the conversation. */
class LiveViews {
  readonly #streams = new Set<ReadableStreamDefaultController<Uint8Array>>();

  open(view: ConversationView): Response {
    let stream: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        stream = controller;
        this.#streams.add(stream);
        stream.enqueue(snapshot(view));
      },
      cancel: () => void this.#streams.delete(stream),
    });
    return new Response(body, {
      headers: { "content-type": "text/event-stream" },
    });
  }

  tell(view: ConversationView): void {
    for (const stream of this.#streams) stream.enqueue(snapshot(view));
  }
}

function snapshot(view: ConversationView): Uint8Array<ArrayBuffer> {
  const data = JSON.stringify(view);
  return new TextEncoder()
    .encode(`id: a1\nevent: snapshot\ndata: ${data}\n\n`);
}

const answer = [
  ["run", { runId: "run_1" }],
  ["token", { text: "かしこまりました。" }],
  ["message", answered.messages.at(-1)],
  ["done", { status: "completed" }],
].map(([event, data], at) =>
  `id: ${at + 1}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
).join("");
