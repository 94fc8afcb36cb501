import { assert, assertEquals, assertMatch } from "@std/assert";
import {
  base64url,
  CompactEncrypt,
  exportJWK,
  generateKeyPair,
  generateSecret,
  importPKCS8,
  SignJWT,
} from "jose";
import { importSigningKey } from "../../shared/contract/sign.ts";
import {
  AUDIENCE,
  createTestApp,
  createTestKeys,
  createTestSigner,
  ISSUER,
  type TestApp,
  trustIssuer,
} from "../test_app.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const now = () => NOW;

/** Calls `tools/list`, the cheapest request that needs a token. */
function list(
  app: TestApp,
  headers: HeadersInit,
  path = "/mcp",
): Promise<Response> {
  const request = new Request(`http://localhost:8788${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...Object.fromEntries(new Headers(headers)),
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" }),
  });
  return Promise.resolve(app.fetch(request));
}

function bearer(token: string): HeadersInit {
  return { authorization: `Bearer ${token}` };
}

async function assertRefused(response: Response, what: string) {
  assertEquals(response.status, 401, what);
  const body = await response.json();
  assertEquals(body.error, "Invalid token", what);
  assertEquals(body.code, "invalid_token", what);
  assertEquals(body.requestId, response.headers.get("x-request-id"), what);
  const challenge = response.headers.get("www-authenticate") ?? "";
  assertMatch(challenge, /^Bearer realm="madoguchi"/, what);
}

function claims(overrides: Record<string, unknown> = {}) {
  const iat = Math.floor(NOW.getTime() / 1000);
  return {
    iss: ISSUER,
    sub: "usr_1",
    aud: AUDIENCE,
    iat,
    exp: iat + 300,
    jti: "jti-1",
    scope: ["booking:read"],
    user: { id: "usr_1", email: "one@example.com", name: "One" },
    ...overrides,
  };
}

Deno.test("a valid bearer token is accepted, whatever the case of its scheme", async () => {
  await using app = await createTestApp({ now });
  const token = await app.tokenFor("usr_1");
  for (const scheme of ["Bearer", "bearer", "BEARER"]) {
    const response = await list(app, { authorization: `${scheme} ${token}` });
    assertEquals(response.status, 200);
    await response.body?.cancel();
  }
});

Deno.test("no credentials get a challenge without an error code", async () => {
  await using app = await createTestApp({ now });
  const token = await app.tokenFor("usr_1");
  const without: [HeadersInit, string?][] = [
    [{}],
    [{ authorization: `Basic ${btoa("usr_1:secret")}` }],
    [{ cookie: `token=${token}` }],
    [{}, `/mcp?access_token=${token}`],
  ];
  for (const [headers, path] of without) {
    const response = await list(app, headers, path);
    assertEquals(
      response.headers.get("www-authenticate"),
      'Bearer realm="madoguchi", ' +
        'scope="booking:read product:read order:read form:read"',
    );
    await assertRefused(response, path ?? JSON.stringify(headers));
  }
});

Deno.test("no forged or malformed token is accepted, and none of another issuer", async () => {
  let fetches = 0;
  const fetch = () => {
    fetches++;
    return Promise.reject(new Error("no such host"));
  };
  await using app = await createTestApp({ now, jwks: { fetch } });
  const good = await app.tokenFor("usr_1");
  const corpus = await forgeries(app, good);
  let accepted = 0;
  for (const [name, authorization] of Object.entries(corpus)) {
    const response = await list(app, { authorization });
    if (response.status !== 401) accepted++;
    await assertRefused(response, name);
  }
  const { length } = Object.keys(corpus);
  console.log(`figure: forged_tokens_tried = ${length} (goal 60)`);
  console.log(`figure: forged_tokens_accepted = ${accepted} (goal 0)`);
  assert(length >= 60);
  assertEquals(fetches, 0, "a token made the server fetch something");
  const log = JSON.stringify(app.lines);
  assert(log.includes("token_refused"));
  assert(!log.includes(good.split(".")[2]!));
});

/** Every forgery that must be refused, as an `Authorization` header. */
async function forgeries(
  app: TestApp,
  good: string,
): Promise<Record<string, string>> {
  const { privatePem, publicPem } = app.keys;
  const { kid, privateKey, publicJwk } = await importSigningKey(privatePem);
  const attacker = await createTestKeys();
  const attackerKey = await importSigningKey(attacker.privatePem);
  const iat = Math.floor(NOW.getTime() / 1000);
  const header = { alg: "RS256", typ: "JWT", kid };

  const sign = (
    overrides: Record<string, unknown> = {},
    headers: Record<string, unknown> = {},
    key: CryptoKey | Uint8Array = privateKey,
  ) =>
    new SignJWT(claims(overrides))
      .setProtectedHeader({ ...header, ...headers } as { alg: string })
      .sign(key);
  const without = (name: string) => sign({ [name]: undefined });
  const raw = (head: unknown, body: unknown, signature = "") =>
    `${encode(head)}.${encode(body)}.${signature}`;
  const [head, body, signature] = good.split(".") as [string, string, string];
  const text = (value: string) => new TextEncoder().encode(value);
  const der = base64url.decode(
    publicPem.replaceAll(/-----[^-]+-----|\s/g, "")
      .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""),
  );
  const pss = await importPKCS8(privatePem, "PS256");
  const rs384 = await importPKCS8(privatePem, "RS384");
  const ec = (await generateKeyPair("ES256")).privateKey;
  const attackerJwk = await exportJWK(attackerKey.privateKey);
  const hs256 = { alg: "HS256" };
  const attack = (headers: Record<string, unknown>) =>
    sign({}, headers, attackerKey.privateKey);

  const tokens: Record<string, string | Promise<string>> = {
    "alg none": raw({ ...header, alg: "none" }, claims()),
    "alg nOnE": raw({ ...header, alg: "nOnE" }, claims(), signature),
    "no signature": `${head}.${body}.`,
    "no third part": `${head}.${body}`,
    "HS256 with the PEM": sign({}, hs256, text(publicPem)),
    "HS256 with the DER": sign({}, hs256, der),
    "HS256 with the JWK": sign({}, hs256, text(JSON.stringify(publicJwk))),
    "RS384": sign({}, { alg: "RS384" }, rs384),
    "PS256": sign({}, { alg: "PS256" }, pss),
    "ES256": sign({}, { alg: "ES256" }, ec),
    "another key under our kid": attack({}),
    "another key with its own kid": attack({ kid: attackerKey.kid }),
    "embedded jwk": attack({ jwk: attackerKey.publicJwk }),
    "embedded private jwk": attack({ jwk: attackerJwk }),
    "jku": attack({ jku: "http://evil.example/jwks.json" }),
    "x5u": attack({ x5u: "http://evil.example/chain.pem" }),
    "x5c": attack({ x5c: ["MIIB"] }),
    "kid as a path": sign({}, { kid: "../../dev/null" }),
    "kid as SQL": sign({}, { kid: "' or 1=1 --" }),
    "kid of 10 KB": sign({}, { kid: "k".repeat(10_000) }),
    "unknown kid": sign({}, { kid: "unknown" }),
    "no kid": sign({}, { kid: undefined }),
    "kid that is a number": sign({}, { kid: 1 }),
    "unknown crit": raw(
      { ...header, crit: ["exp2"], exp2: 1 },
      claims(),
      signature,
    ),
    "typ at+jwt": sign({}, { typ: "at+jwt" }),
    "no typ": sign({}, { typ: undefined }),
    "ID token": sign({ scope: undefined, user: undefined, nonce: "n" }),
    "other issuer": sign({ iss: "other-service.test" }),
    "issuer with a slash": sign({ iss: `${ISSUER}/` }),
    "issuer in capitals": sign({ iss: ISSUER.toUpperCase() }),
    "issuer __proto__": sign({ iss: "__proto__" }),
    "no issuer": without("iss"),
    "other audience": sign({ aud: "mcp-api.example.com" }),
    "audience with ours in front": sign({ aud: `${AUDIENCE}.evil.example` }),
    "audiences with ours inside": sign({ aud: [AUDIENCE, "other"] }),
    "our audience as an array": sign({ aud: [AUDIENCE] }),
    "no audience": without("aud"),
    "expired beyond the skew": sign({ iat: iat - 400, exp: iat - 31 }),
    "no exp": without("exp"),
    "exp as text": sign({ exp: String(iat + 300) }),
    "exp in ten years": sign({ exp: iat + 10 * 365 * 86400 }),
    "exp one second too far": sign({ exp: iat + 3601 }),
    "negative iat": sign({ iat: -1 }),
    "nbf in the future": sign({ nbf: iat + 60 }),
    "iat in the future": sign({ iat: iat + 60, exp: iat + 300 }),
    "no iat": without("iat"),
    "no jti": without("jti"),
    "empty jti": sign({ jti: "" }),
    "no sub": without("sub"),
    "empty sub": sign({ sub: "", user: { ...claims().user, id: "" } }),
    "sub is not user.id": sign({ sub: "usr_2" }),
    "scope as text": sign({ scope: "booking:read" }),
    "scope as object": sign({ scope: { "booking:read": true } }),
    "scope null": sign({ scope: null }),
    "scope empty": sign({ scope: [] }),
    "scope twice": sign({ scope: ["booking:read", "booking:read"] }),
    "scope 10 000 times": sign({ scope: Array(10_000).fill("booking:read") }),
    "scope with a star": sign({ scope: ["booking:*"] }),
    "scope with a longer name": sign({ scope: ["booking:readonly"] }),
    "scope in capitals": sign({ scope: ["Booking:Read"] }),
    "scope of a service in a user's token": sign({ scope: ["order:pay"] }),
    "scopes of both kinds": sign({ scope: ["booking:read", "tool:list"] }),
    "user scope in a service token": sign({ sub: ISSUER, user: undefined }),
    "service token for another": sign({
      sub: "usr_1",
      user: undefined,
      scope: ["tool:list"],
      exp: iat + 60,
    }),
    "service token of 300 s": sign({
      sub: ISSUER,
      user: undefined,
      scope: ["tool:list"],
    }),
    "step-up token of 300 s": sign({
      idempotency_key: "k",
      args_sha256: "0".repeat(64),
    }),
    "step-up without arguments": sign({
      idempotency_key: "k",
      exp: iat + 60,
    }),
    "unknown claim": sign({ role: "admin" }),
    "unknown member of user": sign({
      user: { ...claims().user, admin: true },
    }),
    "60 KB": sign({ user: { ...claims().user, name: "n".repeat(60_000) } }),
    "changed payload": `${head}.${
      encode(claims({ sub: "usr_2" }))
    }.${signature}`,
    "changed signature": `${head}.${body}.${flip(signature)}`,
    "dot at the end": `${good}.`,
    "space inside": `${head}. ${body}.${signature}`,
    "JWE": encrypt(good),
    "JWT in a JWT": new SignJWT({ jwt: good }).setProtectedHeader(header)
      .sign(privateKey),
    "text": "not-a-token",
    "empty": "",
    "admin session": crypto.randomUUID(),
  };
  const headers = Object.entries(tokens).map(async ([name, token]) =>
    [name, `Bearer ${await token}`] as const
  );
  return {
    ...Object.fromEntries(await Promise.all(headers)),
    "two tokens": `Bearer ${good}, Bearer ${good}`,
    "two tokens, the first bad": `Bearer x, Bearer ${good}`,
    "token without a scheme": good,
    "token as Basic": `Basic ${good}`,
  };
}

function encode(value: unknown): string {
  return base64url.encode(JSON.stringify(value));
}

function flip(signature: string): string {
  return (signature.startsWith("A") ? "B" : "A") + signature.slice(1);
}

async function encrypt(token: string): Promise<string> {
  return await new CompactEncrypt(new TextEncoder().encode(token))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .encrypt(await generateSecret("A256GCM"));
}

Deno.test("a signature is checked once per token, until the token expires", async () => {
  let clock = NOW;
  await using app = await createTestApp({ now: () => clock });
  const token = await app.tokenFor("usr_1");
  const verified = () =>
    app.lines.filter((line) => line.event === "token_verified").length;
  for (let call = 0; call < 3; call++) {
    assertEquals((await list(app, bearer(token))).status, 200);
  }
  assertEquals(verified(), 1);
  clock = new Date(NOW.getTime() + 329_000);
  assertEquals((await list(app, bearer(token))).status, 200);
  clock = new Date(NOW.getTime() + 331_000);
  await assertRefused(await list(app, bearer(token)), "expired");
});

Deno.test("keys rotate in the table without a restart", async () => {
  let clock = NOW;
  await using app = await createTestApp({ now: () => clock });
  const next = await createTestKeys();
  const oldToken = await app.tokenFor("usr_1");
  const signer = await createTestSigner(ISSUER, next, () => clock);
  const user = { id: "usr_1", email: null, name: "One" };
  const { token: newToken } = await signer.signForUser({
    user,
    scopes: ["booking:read"],
  });
  const decisions = async () => [
    (await list(app, bearer(oldToken))).status,
    (await list(app, bearer(newToken))).status,
  ];
  const rotateTo = async (...pems: string[]) => {
    const { owner: sql } = app.database;
    await sql`update trusted_issuers set public_keys = ${sql.json(pems)}`;
    clock = new Date(clock.getTime() + 5_000);
  };
  assertEquals(await decisions(), [200, 401]);
  await rotateTo(app.keys.publicPem, next.publicPem);
  assertEquals(await decisions(), [200, 200]);
  await rotateTo(next.publicPem);
  assertEquals(await decisions(), [401, 200]);
});

Deno.test("disabling an issuer or removing its scopes makes its live tokens invalid", async () => {
  let clock = NOW;
  await using app = await createTestApp({ now: () => clock });
  const token = await app.tokenFor("usr_1", ["booking:read", "booking:create"]);
  assertEquals((await list(app, bearer(token))).status, 200);
  const { owner: sql } = app.database;
  await sql`update trusted_issuers set scopes = ${sql.json(["booking:read"])}`;
  clock = new Date(clock.getTime() + 5_000);
  await assertRefused(await list(app, bearer(token)), "narrowed");
  const narrow = await app.tokenFor("usr_1", ["booking:read"]);
  assertEquals((await list(app, bearer(narrow))).status, 200);
  await sql`update trusted_issuers set enabled = false`;
  clock = new Date(clock.getTime() + 5_000);
  await assertRefused(await list(app, bearer(narrow)), "disabled");
});

Deno.test("keys of a JWKS URL are fetched when needed, and none is valid if that fails", async () => {
  const [first, second] = await Promise.all([
    createTestKeys(),
    createTestKeys(),
  ]);
  let published = [await publicJwkOf(first)];
  let reachable = true;
  let fetches = 0;
  const fetch = () => {
    fetches++;
    return reachable
      ? Promise.resolve(Response.json({ keys: published }))
      : Promise.reject(new TypeError("connection refused"));
  };
  await using app = await createTestApp({
    jwks: { fetch, maxAgeMilliseconds: 0, cooldownMilliseconds: 60_000 },
  });
  await trustIssuer(app, "remote.test", {
    jwksUrl: "https://remote.test/.well-known/jwks.json",
  });
  const tokenBy = async (keys: typeof first) => {
    const signer = await createTestSigner("remote.test", keys);
    const user = { id: "usr_1", email: null, name: "One" };
    return (await signer.signForUser({ user, scopes: ["booking:read"] })).token;
  };
  const [oldToken, newToken] = [await tokenBy(first), await tokenBy(second)];
  assertEquals((await list(app, bearer(oldToken))).status, 200);
  assertEquals((await list(app, bearer(newToken))).status, 401);

  published = [await publicJwkOf(second)];
  assertEquals((await list(app, bearer(newToken))).status, 200);
  assertEquals((await list(app, bearer(oldToken))).status, 401);

  reachable = false;
  const before = fetches;
  for (let call = 0; call < 5; call++) {
    const response = await list(app, bearer(newToken));
    assertEquals(response.status, 503);
    assertEquals(response.headers.get("retry-after"), "5");
  }
  assertEquals(fetches, before + 1);
});

Deno.test("unknown key ids make the server fetch keys once per cooldown", async () => {
  const keys = await createTestKeys();
  let fetches = 0;
  const fetch = async () => {
    fetches++;
    return Response.json({ keys: [await publicJwkOf(keys)] });
  };
  await using app = await createTestApp({ jwks: { fetch } });
  await trustIssuer(app, "remote.test", {
    jwksUrl: "https://remote.test/.well-known/jwks.json",
  });
  for (let attempt = 0; attempt < 10; attempt++) {
    const { privateKey } = await importSigningKey(keys.privatePem);
    const token = await new SignJWT({ iss: "remote.test" })
      .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: `kid-${attempt}` })
      .sign(privateKey);
    await assertRefused(await list(app, bearer(token)), "unknown kid");
  }
  assertEquals(fetches, 1);
});

async function publicJwkOf(keys: { privatePem: string }) {
  return (await importSigningKey(keys.privatePem)).publicJwk;
}
