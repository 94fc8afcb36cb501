import { assert, assertEquals, assertMatch } from "@std/assert";
import { TestBrowser } from "../../shared/sign_in/test_browser.ts";
import {
  signIn,
  SITE,
  startService,
  type TestService,
} from "../test_service.ts";

const METRICS_TOKEN = "a-token-of-the-metrics-tests";
const SCRAPE = { headers: { authorization: `Bearer ${METRICS_TOKEN}` } };

async function send(
  service: TestService,
  path: string,
  init?: RequestInit,
  browser = new TestBrowser(),
) {
  const response = await service.send(browser, path, init);
  return { response, text: await response.text() };
}

/** The samples of a scrape, by name and labels. */
async function scrape(service: TestService): Promise<Map<string, number>> {
  return samplesOf((await send(service, "/metrics", SCRAPE)).text);
}

function samplesOf(text: string): Map<string, number> {
  const samples = text.trim().split("\n").filter((line) => line[0] !== "#");
  return new Map(samples.map((line) => {
    const at = line.lastIndexOf(" ");
    return [line.slice(0, at), Number(line.slice(at + 1))];
  }));
}

Deno.test("without METRICS_TOKEN there is no /metrics", async () => {
  await using service = await startService();
  const authorization = "Bearer undefined";
  for (const headers of [{}, { authorization }, SCRAPE.headers]) {
    const { response } = await send(service, "/metrics", { headers });
    assertEquals(response.status, 404);
  }
});

Deno.test("/metrics is for whoever sends the token", async () => {
  await using service = await startService({ METRICS_TOKEN });
  const wrong = ["", "Bearer", `Bearer ${METRICS_TOKEN}x`, METRICS_TOKEN];
  for (const authorization of wrong) {
    const headers = { authorization };
    const { response } = await send(service, "/metrics", { headers });
    assertEquals(response.status, 401, authorization);
    assertEquals(response.headers.get("www-authenticate"), "Bearer");
  }
  const { response, text } = await send(service, "/metrics", SCRAPE);
  assertEquals(response.status, 200);
  assertMatch(response.headers.get("content-type")!, /^text\/plain; version=/);
  assertEquals(response.headers.get("cache-control"), "no-store");
  assertMatch(text, /^# HELP ai_service_http_requests_total /);
});

Deno.test("requests are counted by the pattern of their route, and no part of them is a label", async () => {
  await using service = await startService(
    { METRICS_TOKEN },
    (request) =>
      Promise.resolve(
        new URL(request.url).pathname.startsWith("/nothing")
          ? new Response("", { status: 404 })
          : new Response("a page"),
      ),
  );
  const hanako = await signIn(service);
  const secret = crypto.randomUUID();
  const requests: [path: string, method?: string][] = [
    [`/api/conversations/${secret}`],
    [`/api/conversations/${secret}`, "DELETE"],
    [`/api/conversations/${secret}/messages`, "POST"],
    [`/c/${secret}`],
    [`/nothing/${secret}`],
    [`/api/${secret}`],
    [`/auth/${secret}`],
    ["/nothing", `X${secret.replaceAll("-", "")}`],
  ];
  for (const [path, method = "GET"] of requests) {
    const headers = { origin: SITE, "content-type": "application/json" };
    await send(service, path, { method, headers }, hanako);
  }
  await send(service, `/api/conversations/${secret}`);
  const samples = await scrape(service);
  const text = [...samples.keys()].join("\n");
  assert(!text.includes(secret) && !text.includes(secret.slice(0, 8)), text);
  const count = (method: string, route: string, status: number) =>
    samples.get(
      `ai_service_http_requests_total{method="${method}",route="${route}",status="${status}"}`,
    );
  const conversation = "/api/conversations/:id";
  assertEquals(count("GET", conversation, 404), 1);
  assertEquals(count("GET", conversation, 401), 1);
  assertEquals(count("DELETE", conversation, 404), 1);
  assertEquals(count("POST", `${conversation}/messages`, 400), 1);
  assertEquals(count("GET", "/c/:id", 200), 1);
  assertEquals(count("GET", "unknown", 404), 3);
  assertEquals(count("other", "unknown", 403), undefined);
  assertEquals(count("other", "unknown", 404), 1);
});

Deno.test("durations and bytes are counted by route", async () => {
  await using service = await startService({ METRICS_TOKEN });
  const { text } = await send(service, "/.well-known/jwks.json");
  await send(service, "/.well-known/jwks.json");
  const samples = await scrape(service);
  const labels = `method="GET",route="/.well-known/jwks.json"`;
  assertEquals(
    samples.get(`ai_service_http_response_bytes_total{${labels}}`),
    2 * text.length,
  );
  const name = "ai_service_http_request_duration_seconds";
  assertEquals(samples.get(`${name}_count{${labels}}`), 2);
  assertEquals(samples.get(`${name}_bucket{${labels},le="+Inf"}`), 2);
  assert(samples.get(`${name}_sum{${labels}}`)! > 0);
});

Deno.test("due work is read for each scrape, and a scrape does without it where it fails", async () => {
  await using service = await startService({ METRICS_TOKEN });
  assertEquals((await scrape(service)).get("ai_service_due_work"), 0);
  const { metrics } = service.deps;
  const samples = samplesOf(
    await metrics.text(() => Promise.resolve({ count: 2, oldestSeconds: 61 })),
  );
  assertEquals(samples.get("ai_service_due_work"), 2);
  assertEquals(samples.get("ai_service_due_work_age_seconds"), 61);
  const without = samplesOf(
    await metrics.text(() => Promise.reject(new Error("disk gone"))),
  );
  assert(!without.has("ai_service_due_work"));
  assertEquals(without.get("ai_service_runs_recovered_total"), 0);
});
