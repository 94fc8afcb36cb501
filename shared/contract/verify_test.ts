import { assertEquals } from "@std/assert";
import {
  base64url,
  CompactEncrypt,
  CompactSign,
  exportSPKI,
  generateKeyPair,
  type JWTHeaderParameters,
} from "jose";
import {
  AUDIENCE,
  ISSUER,
  newSigner,
  newSigningKey,
  NOW,
  trust,
  USER,
  verifyWith,
} from "./test_issuer.ts";

const key = await newSigningKey();
const attacker = await newSigningKey();
const trusted = await trust(key);
const publicKey = await crypto.subtle.importKey(
  "jwk",
  key.publicJwk as JsonWebKey,
  { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
  true,
  ["verify"],
);
const spki = await exportSPKI(publicKey);
const der = new Uint8Array(await crypto.subtle.exportKey("spki", publicKey));
const bytes = (text: string) => new TextEncoder().encode(text);
const seconds = NOW.getTime() / 1000;

type Json = Record<string, unknown>;

const CLAIMS: Json = {
  iss: ISSUER,
  sub: USER.id,
  aud: AUDIENCE,
  iat: seconds,
  exp: seconds + 300,
  jti: "jti-1",
  scope: ["booking:read"],
  user: USER,
};
const SERVICE_CLAIMS: Json = {
  iss: ISSUER,
  sub: ISSUER,
  aud: AUDIENCE,
  iat: seconds,
  exp: seconds + 60,
  jti: "jti-1",
  scope: ["tool:list"],
};
const HEADER = { alg: "RS256", typ: "JWT", kid: key.kid };

/** Signs any payload with any header, without the checks of `SignJWT`. */
async function forge(
  payload: unknown,
  header: Json = HEADER,
  signingKey: CryptoKey | Uint8Array = key.privateKey,
): Promise<string> {
  return await new CompactSign(bytes(JSON.stringify(payload)))
    .setProtectedHeader(header as JWTHeaderParameters)
    .sign(signingKey, { crit: { b64: true, "x-new": true } });
}

const user = (changes: Json) => forge({ ...CLAIMS, ...changes });
const service = (changes: Json) => forge({ ...SERVICE_CLAIMS, ...changes });
const header = (changes: Json, signingKey?: CryptoKey | Uint8Array) =>
  forge(CLAIMS, { ...HEADER, ...changes }, signingKey);

/** A token with that `alg` and an empty signature. */
async function unsigned(alg: string): Promise<string> {
  const [, payload] = (await forge(CLAIMS)).split(".");
  const head = base64url.encode(JSON.stringify({ ...HEADER, alg }));
  return `${head}.${payload}.`;
}

async function rsa(alg: "RS384" | "PS256"): Promise<CryptoKey> {
  const pkcs8 = await crypto.subtle.exportKey("pkcs8", key.privateKey);
  const name = alg === "PS256" ? "RSA-PSS" : "RSASSA-PKCS1-v1_5";
  const hash = alg === "PS256" ? "SHA-256" : "SHA-384";
  return await crypto.subtle.importKey("pkcs8", pkcs8, { name, hash }, false, [
    "sign",
  ]);
}

const good = await forge(CLAIMS);
const [goodHeader, goodPayload, goodSignature] = good.split(".");

type Forgery = [what: string, make: () => string | Promise<string>];

const FORGERIES: Record<string, Forgery[]> = {
  "J1 no signature": [
    ["alg none", () => unsigned("none")],
    ["alg nOnE", () => unsigned("nOnE")],
    ["alg empty", () => unsigned("")],
    ["stripped signature", () => `${goodHeader}.${goodPayload}.`],
    ["two parts", () => `${goodHeader}.${goodPayload}`],
  ],
  "J2 the public key as a shared secret": [
    ["PEM", () => header({ alg: "HS256" }, bytes(spki))],
    [
      "PEM without its last line end",
      () => header({ alg: "HS256" }, bytes(spki.trim())),
    ],
    ["DER", () => header({ alg: "HS256" }, der)],
    [
      "JWK",
      () => header({ alg: "HS256" }, bytes(JSON.stringify(key.publicJwk))),
    ],
  ],
  "J3 other algorithms": [
    ["RS384", async () => header({ alg: "RS384" }, await rsa("RS384"))],
    ["PS256", async () => header({ alg: "PS256" }, await rsa("PS256"))],
    [
      "ES256",
      async () =>
        header({ alg: "ES256" }, (await generateKeyPair("ES256")).privateKey),
    ],
    ["rs256 in lower case", () =>
      good.replace(
        goodHeader!,
        base64url.encode(JSON.stringify({ ...HEADER, alg: "rs256" })),
      )],
  ],
  "J4 a key of the attacker": [
    ["under our kid", () => forge(CLAIMS, HEADER, attacker.privateKey)],
    [
      "under its own kid",
      () => header({ kid: attacker.kid }, attacker.privateKey),
    ],
    [
      "embedded jwk",
      () => header({ jwk: attacker.publicJwk }, attacker.privateKey),
    ],
    [
      "jku",
      () => header({ jku: "https://evil.example/jwks" }, attacker.privateKey),
    ],
    [
      "x5u",
      () => header({ x5u: "https://evil.example/cert" }, attacker.privateKey),
    ],
    ["x5c", () => header({ x5c: ["MIIB"] }, attacker.privateKey)],
  ],
  "J5 key ids": [
    ["a path", () => header({ kid: "../../dev/null" })],
    ["SQL", () => header({ kid: "' or '1'='1" })],
    ["10 KB", () => header({ kid: "k".repeat(10_000) })],
    ["129 characters", () => header({ kid: "k".repeat(129) })],
    ["unknown", () => header({ kid: "unknown" })],
    ["missing", () => header({ kid: undefined })],
    ["empty", () => header({ kid: "" })],
    ["a number", () => header({ kid: 1 })],
    ["an array", () => header({ kid: [key.kid] })],
  ],
  "J6 critical extensions": [
    ["unknown", () => header({ crit: ["x-new"], "x-new": 1 })],
    ["b64", () => header({ b64: true, crit: ["b64"] })],
    ["an unexpected member", () => header({ cty: "JWT" })],
  ],
  "J7 other kinds of token": [
    ["at+jwt", () => header({ typ: "at+jwt" })],
    ["without a type", () => header({ typ: undefined })],
    ["logout+jwt", () => header({ typ: "logout+jwt" })],
    ["an ID token", () =>
      forge({
        iss: ISSUER,
        sub: USER.id,
        aud: AUDIENCE,
        iat: seconds,
        exp: seconds + 300,
        nonce: "n",
        email: USER.email,
      })],
  ],
  "J8 issuers": [
    ["another", () => user({ iss: "https://evil.example" })],
    ["trailing slash", () => user({ iss: `${ISSUER}/` })],
    ["other case", () => user({ iss: ISSUER.toUpperCase() })],
    ["missing", () => user({ iss: undefined })],
    ["an array", () => user({ iss: [ISSUER] })],
    ["__proto__", () => user({ iss: "__proto__" })],
  ],
  "J9 audiences": [
    ["another", () => user({ aud: "other.example.com" })],
    ["a longer one", () => user({ aud: `${AUDIENCE}.evil.example` })],
    ["a shorter one", () => user({ aud: "mcp-api" })],
    ["an array with ours", () => user({ aud: [AUDIENCE] })],
    ["ours and another", () => user({ aud: [AUDIENCE, "other"] })],
    ["missing", () => user({ aud: undefined })],
    ["staging's", () => user({ aud: "mcp-api.staging.example.com" })],
  ],
  "J10 ends": [
    ["past by skew", () => user({ iat: seconds - 300, exp: seconds - 30 })],
    ["missing", () => user({ exp: undefined })],
    ["text", () => user({ exp: String(seconds + 300) })],
    ["in ten years", () => user({ exp: seconds + 315_360_000 })],
    ["one second over the maximum", () => user({ exp: seconds + 3601 })],
    ["infinite", () => user({ exp: 1e308 })],
    ["fractional", () => user({ exp: seconds + 300.5 })],
    ["negative", () => user({ exp: -1 })],
    ["a step-up token over 60 s", () =>
      user({
        exp: seconds + 61,
        scope: ["booking:create"],
        idempotency_key: "k",
        args_sha256: "0".repeat(64),
      })],
    ["a service token over 60 s", () => service({ exp: seconds + 61 })],
  ],
  "J11 beginnings": [
    ["nbf in the future", () => user({ nbf: seconds + 31 })],
    ["iat in the future", () => user({ iat: seconds + 31 })],
    ["iat missing", () => user({ iat: undefined })],
    ["iat as text", () => user({ iat: "now" })],
  ],
  "J12 token ids": [
    ["missing", () => user({ jti: undefined })],
    ["empty", () => user({ jti: "" })],
    ["a number", () => user({ jti: 1 })],
    ["endless", () => user({ jti: "j".repeat(256) })],
    ["with a NUL", () => user({ jti: "j\0" })],
  ],
  "J13 subjects": [
    ["missing", () => user({ sub: undefined })],
    ["empty", () => user({ sub: "", user: { ...USER, id: "" } })],
    ["not the user", () => user({ sub: "usr_2" })],
    [
      "with a NUL",
      () => user({ sub: "usr_1\0", user: { ...USER, id: "usr_1\0" } }),
    ],
    [
      "with half a character",
      () => user({ sub: "usr_\ud800", user: { ...USER, id: "usr_\ud800" } }),
    ],
    ["the user is another", () => user({ user: { ...USER, id: "usr_2" } })],
    ["no user", () => user({ user: undefined })],
    ["null user", () => user({ user: null })],
    [
      "a user with more members",
      () => user({ user: { ...USER, role: "admin" } }),
    ],
    [
      "a user without an e-mail member",
      () => user({ user: { id: USER.id, name: USER.name } }),
    ],
    ["a service with a user", () => service({ user: USER })],
    ["a service under another name", () => service({ sub: "usr_1" })],
  ],
  "J14 scopes": [
    ["text", () => user({ scope: "booking:read" })],
    ["an object", () => user({ scope: { "booking:read": true } })],
    ["null", () => user({ scope: null })],
    ["missing", () => user({ scope: undefined })],
    ["none", () => user({ scope: [] })],
    ["duplicates", () => user({ scope: ["booking:read", "booking:read"] })],
    ["10,000", () => user({ scope: Array(10_000).fill("booking:read") })],
    ["a wildcard", () => user({ scope: ["booking:*"] })],
    ["a longer one", () => user({ scope: ["booking:readonly"] })],
    ["mixed case", () => user({ scope: ["Booking:Read"] })],
    ["a nested array", () => user({ scope: [["booking:read"]] })],
    ["a service scope for a user", () => user({ scope: ["order:pay"] })],
    [
      "both kinds for a user",
      () => user({ scope: ["booking:read", "tool:list"] }),
    ],
    ["a user scope for a service", () => service({ scope: ["booking:read"] })],
    [
      "both kinds for a service",
      () => service({ scope: ["tool:list", "booking:create"] }),
    ],
  ],
  "J15 sizes and carriers": [
    ["60 KB", () => user({ user: { ...USER, name: "n".repeat(60_000) } })],
    ["a long name", () => user({ user: { ...USER, name: "n".repeat(256) } })],
    ["two tokens, joined", () => `${good},${good}`],
    ["a scheme in front", () => `Bearer ${good}`],
    ["empty", () => ""],
    ["nonsense", () => "🎟️.🎟️.🎟️"],
  ],
  "J16 tampering": [
    [
      "payload",
      () =>
        `${goodHeader}.${
          base64url.encode(JSON.stringify({ ...CLAIMS, sub: "usr_2" }))
        }.${goodSignature}`,
    ],
    [
      "signature",
      () => good.slice(0, -8) + (good.endsWith("AAAAAAAA") ? "B" : "AAAAAAAA"),
    ],
    ["trailing dot", () => `${good}.`],
    ["four parts", () => `${good}.x`],
    ["a line end", () => `${good}\n`],
    ["white space inside", () => good.replace(".", ".\t")],
    ["padding", () => `${good}==`],
    ["a nested token", () => forge(good)],
    ["a payload that is an array", () => forge([CLAIMS])],
    ["a payload that is null", () => forge(null)],
    [
      "a JWE",
      async () =>
        await new CompactEncrypt(bytes(JSON.stringify(CLAIMS)))
          .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
          .encrypt(new Uint8Array(32)),
    ],
    ["half a step-up, the key", () => user({ idempotency_key: "k" })],
    ["half a step-up, the digest", () => user({ args_sha256: "0".repeat(64) })],
    [
      "a digest in upper case",
      () => user({ idempotency_key: "k", args_sha256: "A".repeat(64) }),
    ],
    ["an unknown claim", () => user({ admin: true })],
  ],
};

Deno.test("a valid token is accepted, so the refusals are not caused by the test setup", async () => {
  assertEquals((await verifyWith(trusted, good)).ok, true);
  const serviceToken = await forge(SERVICE_CLAIMS);
  assertEquals((await verifyWith(trusted, serviceToken)).ok, true);
  const hour = await user({ exp: seconds + 3600 });
  assertEquals((await verifyWith(trusted, hour)).ok, true);
  const skewed = await user({ iat: seconds + 30, nbf: seconds + 30 });
  assertEquals((await verifyWith(trusted, skewed)).ok, true);
});

Deno.test("forged tokens are refused without an exception and without a request", async (t) => {
  let tried = 0;
  let accepted = 0;
  let fetched = 0;
  const realFetch = globalThis.fetch;
  globalThis.fetch = () => {
    fetched++;
    return Promise.reject(new Error("no request may be made"));
  };
  try {
    for (const [group, forgeries] of Object.entries(FORGERIES)) {
      await t.step(group, async () => {
        for (const [what, make] of forgeries) {
          tried++;
          const { ok } = await verifyWith(trusted, await make());
          if (ok) accepted++;
          assertEquals(ok, false, `${group}: ${what}`);
        }
      });
    }
  } finally {
    globalThis.fetch = realFetch;
  }
  assertEquals(fetched, 0);
  console.log(
    `figure: forgeries_accepted = ${accepted} (goal 0) of ${tried} tried`,
  );
});

Deno.test("a scope that the issuer may not grant is refused", async () => {
  const narrow = await trust(key, { scopes: new Set(["booking:read"]) });
  const { token } = await newSigner(key).signForUser({
    user: USER,
    scopes: ["booking:read", "booking:create"],
  });
  assertEquals(await verifyWith(narrow, token), {
    ok: false,
    rejection: {
      reason: "scope_not_granted_to_issuer",
      scope: "booking:create",
    },
  });
});

Deno.test("a token is refused while the keys are unavailable", async () => {
  const unreachable = await trust(key, {
    keyFor: () => Promise.reject(new Error("down")),
  });
  assertEquals(await verifyWith(unreachable, good), {
    ok: false,
    rejection: { reason: "keys_unavailable" },
  });
});

Deno.test("each rejection has its reason and never contains the token", async () => {
  const reasons: [string, string | Promise<string>][] = [
    ["malformed", "x"],
    ["unacceptable_header", header({ typ: "at+jwt" })],
    ["unknown_issuer", user({ iss: "other" })],
    ["unknown_key", header({ kid: "other" })],
    ["bad_signature", forge(CLAIMS, HEADER, attacker.privateKey)],
    ["wrong_audience", user({ aud: "other" })],
    ["expired", user({ iat: seconds - 400, exp: seconds - 100 })],
    ["not_yet_valid", user({ iat: seconds + 100 })],
    ["lives_too_long", user({ exp: seconds + 7200 })],
    ["bad_claims", user({ scope: [] })],
  ];
  for (const [reason, token] of reasons) {
    const result = await verifyWith(trusted, await token);
    assertEquals(result.ok ? "accepted" : result.rejection.reason, reason);
    assertEquals(JSON.stringify(result).includes("eyJ"), false);
  }
});
