import { assert, assertEquals } from "@std/assert";
import type Stripe from "stripe";
import { TestBrowser } from "../shared/sign_in/test_browser.ts";
import { RecordingClient } from "./agent/test_agent.ts";
import type { ChatMessage } from "./conversation/events.ts";
import { createApp } from "./app.ts";
import type { LocalDeps } from "./deps.ts";
import { TestShop } from "./payment/test_shop.ts";
import {
  signIn,
  SITE,
  startService,
  type TestService,
} from "./test_service.ts";

/** A valid body of each route that reads one. */
const BODIES: Record<string, unknown> = {
  "PATCH /api/conversations/:id": { title: "Mine" },
  "POST /api/conversations/:id/messages": { text: "Hello" },
  "POST /api/conversations/:id/actions": {
    tool: "look",
    args: {},
    saidAs: "Show it",
  },
  "POST /api/conversations/:id/approvals/:approvalId": {
    decision: "reject",
    revision: 1,
  },
  "POST /api/payments/checkout": { orderId: "ord_1" },
  "POST /api/tools/:name": { q: 1 },
  "PUT /api/conversations/:id/messages/:messageId/feedback": { value: "up" },
};

/** Bodies that no route may accept, and one that is too large. */
const WRONG_BODIES: [body: string | Uint8Array<ArrayBuffer>, type?: string][] =
  [
    ["{"],
    ["[]"],
    ["1"],
    ['"text"'],
    ["true"],
    ['{"text":"a\\u0000b"}'],
    ['{"text":"\\ud800"}'],
    ['{"text":"a","text":"b"}'],
    [`{"text":${"[".repeat(500)}${"]".repeat(500)}}`],
    ['{"text":1e999}'],
    [new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
    ['{"text":"a"}', "text/plain"],
    ["text=a", "application/x-www-form-urlencoded"],
    [`{"text":"${"x".repeat(300_000)}"}`],
  ];

/** Ids of nothing, as they stand in a path. */
const ODD_IDS = [
  "%00",
  "a%00b",
  "x".repeat(3000),
  "..%2f..%2fme",
  "%2e%2e",
  "'%20or%20''='",
  "%F0%9F%92%A9",
  "%E2%80%AE",
  "%FF",
  "*",
  "__proto__",
  "constructor",
];

/** One route, and the things of the owner that its path can name. */
interface Route {
  method: string;
  pattern: string;
}

type Ids = Record<string, string>;

Deno.test("no route of the API accepts a request of nobody, of another person, of a foreign page, for what is gone, or that is malformed", async () => {
  await using service = await startService();
  Object.assign(service.deps, payableOrder());
  const routes = apiRoutes(service);
  assert(routes.length >= 12, `${routes.length} routes`);
  const hanako = await signIn(service);
  const ken = await signIn(service, { hint: "ken@example.com" });
  const ids = await createThings(service, hanako);
  const gone = await createThings(service, hanako);
  const place = `/api/conversations/${gone["id"]}`;
  await answer(service, hanako, { method: "DELETE", path: place });
  const before = await stateOf(service, hanako, ids);

  const wrong: [what: string, status: number][] = [];
  let tried = 0;
  const broken: string[] = [];
  const refuse = async (who: TestBrowser, request: Sent, what: string) => {
    const status = await answer(service, who, request);
    tried++;
    const name = `${what}: ${request.method} ${request.path.slice(0, 80)}`;
    if (status < 400) wrong.push([name, status]);
    if (status >= 500) broken.push(`${status} ${name}`);
    return status;
  };
  for (const route of routes) {
    const valid = requestTo(route, ids);
    const isOwned = /:(id|runId)/.test(route.pattern);
    const nobody = await refuse(new TestBrowser(SITE), valid, "nobody");
    assertEquals(nobody, 401, `nobody: ${route.method} ${route.pattern}`);
    if (route.method !== "GET") {
      for (const headers of FOREIGN) {
        const status = await refuse(hanako, { ...valid, headers }, "foreign");
        assertEquals(status, 403, `foreign: ${route.method} ${route.pattern}`);
      }
    }
    if (isOwned) {
      const other = await refuse(ken, valid, "another person");
      const late = await refuse(hanako, requestTo(route, gone), "gone");
      const name = `${route.method} ${route.pattern}`;
      assertEquals([other, late], [404, 404], name);
    }
    for (const id of ODD_IDS) {
      for (const name of Object.keys(ids)) {
        if (!route.pattern.includes(`:${name}`)) continue;
        await refuse(hanako, requestTo(route, { ...ids, [name]: id }), "odd");
      }
    }
    for (const [body, type] of WRONG_BODIES) {
      const headers = { "content-type": type ?? "application/json" };
      if (!BODIES[`${route.method} ${route.pattern}`]) continue;
      await refuse(hanako, { ...valid, headers, body }, "malformed");
    }
  }

  console.log(`figure: api_routes_accepted = ${wrong.length} (goal = 0)`);
  console.log(`figure: api_5xx = ${broken.length} (goal = 0)`);
  assertEquals(wrong, []);
  assertEquals(broken, []);
  assert(tried > 250, `${tried} requests`);
  assertEquals(await stateOf(service, hanako, ids), before);
  await assertAllAccepted(service, hanako, { routes, ids });
});

/** A shop with one order that waits for its payment, and a provider. */
function payableOrder(): Pick<LocalDeps, "mcp" | "callAsService" | "payment"> {
  const shop = new TestShop(() => new Date());
  const { userId } = shop.place("usr_1", { id: "ord_1" });
  const client = new RecordingClient();
  const callTool = client.callTool.bind(client);
  client.callTool = (call) =>
    call.name === "order_get" ? shop.callTool(call, userId) : callTool(call);
  const sessions = {
    create: () => Promise.resolve({ id: "cs_1", url: "https://pay.example/1" }),
  };
  const stripe = { checkout: { sessions } } as unknown as Stripe;
  const env = {
    secretKey: "",
    webhookSecret: "",
    apiUrl: undefined,
    konbiniDays: 0,
  };
  return {
    mcp: client,
    callAsService: shop.callAsService,
    payment: { stripe, env, siteUrl: SITE },
  };
}

/** Headers of a page that is not the site's. */
const FOREIGN = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: `${SITE}.evil.example` },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { origin: SITE, "sec-fetch-site": "cross-site" },
  {},
];

interface Sent {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

const NO_PAGES = () => Promise.resolve(new Response("a page"));

/** Every route of the API, as the app itself lists them. */
function apiRoutes({ deps }: TestService): Route[] {
  const { routes } = createApp(deps, NO_PAGES);
  const names = routes.filter(({ method, path }) =>
    method !== "ALL" && path.startsWith("/api/")
  ).map(({ method, path }) => `${method} ${path}`);
  return [...new Set(names)].map((name) => {
    const [method = "", pattern = ""] = name.split(" ");
    return { method, pattern };
  });
}

function requestTo({ method, pattern }: Route, ids: Ids): Sent {
  const path = pattern.replaceAll(
    /:(\w+)/g,
    (_, name: string) => ids[name] ?? "look",
  );
  const body = BODIES[`${method} ${pattern}`];
  return { method, path, ...(body ? { body: JSON.stringify(body) } : {}) };
}

/** The status of the answer; an event stream is not read. */
async function answer(
  service: TestService,
  who: TestBrowser,
  { method, path, headers = {}, body }: Sent,
): Promise<number> {
  // Malformed requests are sent by the site's own page, too.
  const isForeign = FOREIGN.includes(headers as typeof FOREIGN[number]);
  const response = await service.send(who, path, {
    method,
    headers: {
      ...(!isForeign && { origin: SITE }),
      "content-type": "application/json",
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  await response.body?.cancel();
  return response.status;
}

/** A conversation of this person with a run and a card that waits. */
async function createThings(
  service: TestService,
  who: TestBrowser,
): Promise<Ids> {
  const call = (path: string, body: unknown) =>
    service.send(who, path, {
      method: "POST",
      headers: { origin: SITE, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const { id } = await (await call("/api/conversations", {})).json();
  const place = `/api/conversations/${id}`;
  const tap = async (n: number) => {
    const write = { tool: "book", args: { n }, saidAs: "Book it" };
    const response = await call(`${place}/actions`, write);
    return (await response.json()).approval.approvalId as string;
  };
  const declined = await tap(1);
  const approvalId = await tap(2);
  const decision = { decision: "reject", revision: 1 };
  const stream = await call(`${place}/approvals/${declined}`, decision);
  const runId = /"runId":"([^"]+)"/.exec(await stream.text())?.[1];
  const { messages } = await (await service.send(who, place)).json();
  const answer = messages.find((one: ChatMessage) => one.role === "assistant");
  const messageId = answer?.id ?? "";
  return { id, approvalId, runId: runId ?? "", messageId, name: "look" };
}

/** Everything that the person can see of the conversation, and the list. */
async function stateOf(
  service: TestService,
  who: TestBrowser,
  { id }: Ids,
): Promise<unknown> {
  const paths = [`/api/conversations/${id}`, "/api/conversations"];
  return await Promise.all(
    paths.map(async (path) => (await service.send(who, path)).json()),
  );
}

/** The account is deleted behind everything else, or nothing would be left. */
function lateness({ method, pattern }: Route): number {
  return method === "DELETE" ? pattern === "/api/me" ? 2 : 1 : 0;
}

/** The same requests are accepted from the person herself, the deletions last. */
async function assertAllAccepted(
  service: TestService,
  who: TestBrowser,
  { routes, ids }: { routes: Route[]; ids: Ids },
): Promise<void> {
  const ordered = routes.toSorted((a, b) => lateness(a) - lateness(b));
  const refused: string[] = [];
  for (const route of ordered) {
    const request = requestTo(route, ids);
    // A message would decline the card before it is decided.
    if (route.pattern.endsWith("/messages")) continue;
    const status = await answer(service, who, request);
    if (status >= 300) {
      refused.push(`${status} ${route.method} ${request.path}`);
    }
  }
  assertEquals(refused, []);
}
