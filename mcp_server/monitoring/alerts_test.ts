import { assert, assertEquals, assertRejects } from "@std/assert";
import { createTestApp, type TestApp } from "../test_app.ts";
import { checkAlerts } from "./check_alerts.ts";
import { sendAlert, type WebhookAddress } from "./webhook.ts";

const NOW = new Date("2030-01-08T02:00:00Z");
const SECRET = `whsec_${btoa("a secret of twenty-four bytes")}`;
const WEBHOOK: WebhookAddress = {
  url: "https://hooks.example.com/alerts",
  secret: SECRET,
  isLocal: false,
};

/** A receiver of alerts, which answers with a status of the test's choice. */
class Receiver {
  status = 204;
  readonly requests: Request[] = [];
  readonly resolved: string[] = [];
  addresses = ["93.184.216.34"];

  readonly network = {
    fetch: (...args: Parameters<typeof fetch>) => {
      this.requests.push(new Request(...args));
      return Promise.resolve(new Response(null, { status: this.status }));
    },
    resolve: (host: string) => {
      this.resolved.push(host);
      return Promise.resolve(this.addresses);
    },
  };

  async bodies() {
    return await Promise.all(
      this.requests.map((request) => request.clone().json()),
    );
  }
}

function check(app: TestApp, receiver: Receiver) {
  return checkAlerts({
    ...app.deps.alerts,
    webhook: WEBHOOK,
    network: receiver.network,
    now: () => NOW,
  });
}

/** Requests of this moment, of which so many failed. */
async function setErrors({ database }: TestApp, errors: number) {
  await database.owner`
    insert into request_rollups values
      ('slot', date_bin('5 minutes', now(), 'epoch'), 'all', '', 100, ${errors},
        0, 0, 100, '{100}')
    on conflict (grain, at, kind, name) do update set errors = ${errors}`;
}

Deno.test("an alert is sent once when it begins and once when it ends, by several instances", async () => {
  await using app = await createTestApp({ connections: 8 });
  const receiver = new Receiver();
  await setErrors(app, 30);
  await Promise.all([1, 2, 3].map(() => check(app, receiver)));
  await check(app, receiver);
  await setErrors(app, 0);
  await Promise.all([1, 2, 3].map(() => check(app, receiver)));
  const bodies = await receiver.bodies();
  assertEquals(
    bodies.map(({ type, rule, value }) => [type, rule, value]),
    [["alert.began", "errors", 30], ["alert.ended", "errors", 30]],
  );
  assert(bodies[0].text.includes("30 %"), bodies[0].text);
});

Deno.test("what the webhook did not take is sent by a later check, and stays recognisable", async () => {
  await using app = await createTestApp();
  const receiver = new Receiver();
  receiver.status = 500;
  await setErrors(app, 30);
  await check(app, receiver);
  assertEquals(
    app.lines.filter(({ event }) => event === "alert_not_sent").length,
    1,
  );
  receiver.status = 200;
  await check(app, receiver);
  assertEquals(receiver.requests.length, 1, "it is claimed for a while");
  await app.database.owner`update alerts set claimed_until = null`;
  await check(app, receiver);
  await check(app, receiver);
  const ids = receiver.requests.map(({ headers }) => headers.get("webhook-id"));
  assertEquals(ids.length, 2);
  assertEquals(new Set(ids).size, 1);
});

Deno.test("an alert is signed as Standard Webhooks asks, and unsigned without a secret", async () => {
  const receiver = new Receiver();
  const news = {
    id: "msg_1_began",
    type: "alert.began",
    rule: "errors",
    beganAt: NOW.toISOString(),
    endedAt: null,
    value: 30,
    allowed: 5,
    server: "https://mcp.example.com",
    text: "…",
  } as const;
  const network = { ...receiver.network, now: NOW };
  await sendAlert(news, WEBHOOK, network);
  await sendAlert(news, { ...WEBHOOK, secret: undefined }, network);
  const [signed, plain] = receiver.requests as [Request, Request];
  assertEquals(plain.headers.get("webhook-signature"), null);
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode("a secret of twenty-four bytes"),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["verify"],
  );
  const text = `msg_1_began.${NOW.getTime() / 1000}.${await signed.text()}`;
  const [version, signature] = signed.headers.get("webhook-signature")!
    .split(",");
  assertEquals(version, "v1");
  const bytes = Uint8Array.from(atob(signature!), (each) => each.charCodeAt(0));
  assert(
    await crypto.subtle.verify(
      "HMAC",
      key,
      bytes,
      new TextEncoder().encode(text),
    ),
  );
  assertEquals(signed.redirect, "manual");
});

Deno.test("nothing is sent to a private address, also where a public name leads to one", async () => {
  const receiver = new Receiver();
  const send = (url: string, isLocal = false) =>
    sendAlert(
      { id: "msg_1" } as Parameters<typeof sendAlert>[0],
      { url, secret: undefined, isLocal },
      { ...receiver.network, now: NOW },
    );
  const refused = "The webhook's host is not on the public Internet";
  for (const host of ["127.0.0.1", "[::1]", "169.254.169.254", "db.internal"]) {
    await assertRejects(() => send(`https://${host}/`), Error, refused);
  }
  for (
    const addresses of [["10.0.0.7"], ["93.184.216.34", "::1"], []]
  ) {
    receiver.addresses = addresses;
    await assertRejects(() => send(WEBHOOK.url), Error, refused);
  }
  assertEquals(receiver.requests.length, 0);
  await send("http://localhost:9/", true);
  assertEquals(receiver.requests.length, 1);
});
