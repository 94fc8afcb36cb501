import { assertEquals, assertRejects } from "@std/assert";
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { type IdTokenRules, verifyIdToken } from "./id_token.ts";

const NOW = new Date("2026-04-01T09:00:00Z");
const SECONDS = NOW.getTime() / 1000;
const expected = { nonce: "the-nonce", now: NOW };

const { publicKey, privateKey } = await generateKeyPair("RS256", {
  extractable: true,
});
const other = await generateKeyPair("RS256");
const spki = new TextEncoder().encode(await exportSPKI(publicKey));
const jwk = new TextEncoder().encode(
  JSON.stringify(await exportJWK(publicKey)),
);
const channelSecret = new TextEncoder().encode("c".repeat(32));

const google: IdTokenRules = {
  provider: "google",
  algorithm: "RS256",
  key: () => Promise.resolve(publicKey),
  issuers: ["https://accounts.google.com", "accounts.google.com"],
  clientId: "our-client",
};
const line: IdTokenRules = {
  provider: "line",
  algorithm: "HS256",
  key: channelSecret,
  issuers: ["https://access.line.me"],
  clientId: "1234567890",
};

type Claims = Record<string, unknown>;

const claims = (rules: IdTokenRules, changes: Claims = {}): Claims => ({
  iss: rules.issuers[0],
  aud: rules.clientId,
  sub: "subject-1",
  nonce: "the-nonce",
  iat: SECONDS,
  exp: SECONDS + 3600,
  name: "佐藤 花子",
  ...changes,
});

const sign = (
  payload: Claims,
  alg = "RS256",
  key: CryptoKey | Uint8Array = privateKey,
) => new SignJWT(payload).setProtectedHeader({ alg, kid: "k1" }).sign(key);

Deno.test("a valid ID token of Google gives the identity", async () => {
  const token = await sign(claims(google, {
    azp: "our-client",
    email: "hanako@example.com",
    email_verified: true,
    picture: "https://example.com/hanako.png",
    hd: "example.com",
    something_new: { added: "later" },
  }));
  assertEquals(await verifyIdToken(token, google, expected), {
    provider: "google",
    sub: "subject-1",
    email: "hanako@example.com",
    emailVerified: true,
    name: "佐藤 花子",
    pictureUrl: "https://example.com/hanako.png",
    hostedDomain: "example.com",
  });
});

Deno.test("an ID token of LINE is verified with the channel secret and can have no e-mail", async () => {
  const token = await sign(claims(line), "HS256", channelSecret);
  assertEquals(await verifyIdToken(token, line, expected), {
    provider: "line",
    sub: "subject-1",
    email: null,
    emailVerified: false,
    name: "佐藤 花子",
    pictureUrl: null,
    hostedDomain: null,
  });
});

Deno.test("an e-mail is verified only if the claim is true", async () => {
  for (const email_verified of [false, "true", 1, undefined, null]) {
    const token = await sign(
      claims(google, { email: "owner@example.com", email_verified }),
    );
    const { emailVerified } = await verifyIdToken(token, google, expected);
    assertEquals(emailVerified, false, String(email_verified));
  }
});

Deno.test("an ID token whose sub, e-mail or domain has an unprintable character is refused by the claim's name", async () => {
  const characters = ["\0", "\x1b", "\x85", "\u2028", "\u202e", "\ud800"];
  for (const claim of ["sub", "email", "hd"]) {
    for (const character of characters) {
      const value = `a${character}b@example.com`;
      const token = await sign(claims(google, { [claim]: value }));
      await assertRejects(
        () => verifyIdToken(token, google, expected),
        Error,
        `claim ${claim}`,
      );
    }
  }
});

Deno.test("deceptive characters of a name and unsafe picture URLs are dropped", async () => {
  const token = await sign(claims(google, {
    name: ` \u202eEve\u0007${"x".repeat(300)}`,
    picture: "javascript:alert(1)",
    hd: 7,
  }));
  const identity = await verifyIdToken(token, google, expected);
  assertEquals(identity.name.slice(0, 5), "Evexx");
  assertEquals(identity.name.length <= 100, true);
  assertEquals(identity.pictureUrl, null);
  assertEquals(identity.hostedDomain, null);
});

Deno.test("clocks may differ by at most 30 seconds", async () => {
  const ahead = await sign(claims(google, { iat: SECONDS + 30 }));
  await verifyIdToken(ahead, google, expected);
  const ended = await sign(claims(google, { exp: SECONDS - 29 }));
  await verifyIdToken(ended, google, expected);
  for (const late of [{ iat: SECONDS + 31 }, { exp: SECONDS - 30 }]) {
    const token = await sign(claims(google, late));
    await assertRejects(() => verifyIdToken(token, google, expected));
  }
});

const tamper = (token: string, change: Claims) => {
  const [header, , signature] = token.split(".");
  const payload = new TextEncoder().encode(
    JSON.stringify(claims(google, change)),
  ).toBase64({ alphabet: "base64url", omitPadding: true });
  return `${header}.${payload}.${signature}`;
};

const FORGERIES: [what: string, rules: IdTokenRules, make: () => unknown][] = [
  [
    "unsigned",
    google,
    () => new UnsecuredJWT(claims(google)).encode(),
  ],
  [
    "stripped signature",
    google,
    async () => (await sign(claims(google))).replace(/[^.]+$/, ""),
  ],
  [
    "HS256 with the public key as PEM",
    google,
    () => sign(claims(google), "HS256", spki),
  ],
  [
    "HS256 with the public key as JWK",
    google,
    () => sign(claims(google), "HS256", jwk),
  ],
  ["HS256 with the client id", google, () =>
    sign(
      claims(google),
      "HS256",
      new TextEncoder().encode("our-client".repeat(4)),
    )],
  ["RS256 where HS256 is pinned", line, () => sign(claims(line))],
  [
    "HS512 with the channel secret",
    line,
    () => sign(claims(line), "HS512", new Uint8Array(64).fill(99)),
  ],
  [
    "HS256 with another channel's secret",
    line,
    () => sign(claims(line), "HS256", new TextEncoder().encode("d".repeat(32))),
  ],
  [
    "another key",
    google,
    () => sign(claims(google), "RS256", other.privateKey),
  ],
  [
    "tampered subject",
    google,
    async () => tamper(await sign(claims(google)), { sub: "subject-2" }),
  ],
  [
    "other audience",
    google,
    () => sign(claims(google, { aud: "other-client" })),
  ],
  [
    "several audiences",
    google,
    () => sign(claims(google, { aud: ["our-client", "other-client"] })),
  ],
  ["no audience", google, () => sign(claims(google, { aud: undefined }))],
  [
    "other authorized party",
    google,
    () => sign(claims(google, { azp: "other-client" })),
  ],
  [
    "other issuer",
    google,
    () => sign(claims(google, { iss: "https://evil.example" })),
  ],
  [
    "issuer with a slash",
    google,
    () => sign(claims(google, { iss: "https://accounts.google.com/" })),
  ],
  [
    "LINE's issuer",
    google,
    () => sign(claims(google, { iss: "https://access.line.me" })),
  ],
  ["other nonce", google, () => sign(claims(google, { nonce: "replayed" }))],
  ["no nonce", google, () => sign(claims(google, { nonce: undefined }))],
  ["empty nonce", google, () => sign(claims(google, { nonce: "" }))],
  ["expired", google, () => sign(claims(google, { exp: SECONDS - 60 }))],
  ["without an end", google, () => sign(claims(google, { exp: undefined }))],
  [
    "issued in the future",
    google,
    () => sign(claims(google, { iat: SECONDS + 60 })),
  ],
  [
    "issued long ago",
    google,
    () => sign(claims(google, { iat: SECONDS - 3600 })),
  ],
  [
    "without issue time",
    google,
    () => sign(claims(google, { iat: undefined })),
  ],
  ["not valid yet", google, () => sign(claims(google, { nbf: SECONDS + 60 }))],
  ["no subject", google, () => sign(claims(google, { sub: undefined }))],
  ["empty subject", google, () => sign(claims(google, { sub: "" }))],
  ["numeric subject", google, () => sign(claims(google, { sub: 7 }))],
  [
    "endless subject",
    google,
    () => sign(claims(google, { sub: "s".repeat(256) })),
  ],
  ["not a token", google, () => "not.a.token"],
  ["empty", google, () => ""],
];

Deno.test("forged ID tokens are refused", async (t) => {
  let accepted = 0;
  for (const [what, rules, make] of FORGERIES) {
    await t.step(what, async () => {
      const token = String(await make());
      await assertRejects(() => verifyIdToken(token, rules, expected));
    }) || accepted++;
  }
  console.log(
    `figure: forged_id_tokens_accepted = ${accepted} (goal 0) of ${FORGERIES.length} tried`,
  );
});
