import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { decodeJwt, decodeProtectedHeader, generateKeyPair } from "jose";
import { exportPKCS8 } from "jose";
import { hashArguments } from "./hash_arguments.ts";
import { importSigningKey } from "./sign.ts";
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
const trusted = await trust(key);
const signer = newSigner(key);
const seconds = NOW.getTime() / 1000;

Deno.test("a turn token has the contract's header and claims and a lifetime of 300 s", async () => {
  const { token, jti } = await signer.signForUser({
    user: USER,
    scopes: ["booking:read", "product:read"],
  });
  assertEquals(decodeProtectedHeader(token), {
    alg: "RS256",
    typ: "JWT",
    kid: key.kid,
  });
  assertEquals(decodeJwt(token) as unknown, {
    iss: ISSUER,
    sub: "usr_1",
    aud: AUDIENCE,
    iat: seconds,
    exp: seconds + 300,
    jti,
    scope: ["booking:read", "product:read"],
    user: USER,
  });
});

Deno.test("a turn token is verified as that user's token", async () => {
  const minted = await signer.signForUser({
    user: { ...USER, email: null },
    scopes: ["booking:read"],
  });
  const result = await verifyWith(trusted, minted.token);
  assert(result.ok);
  assertEquals(result.token, {
    kind: "user",
    principal: { issuer: ISSUER, userId: "usr_1" },
    user: { ...USER, email: null },
    scopes: ["booking:read"],
    jti: minted.jti,
    issuedAt: minted.issuedAt,
    expiresAt: minted.expiresAt,
  });
});

Deno.test("a step-up token names its call and has a lifetime of 60 s", async () => {
  const stepUp = {
    idempotencyKey: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
    argsSha256: hashArguments({ serviceId: "svc_1" }),
  };
  const { token } = await signer.signForUser({
    user: USER,
    scopes: ["booking:create"],
    stepUp,
  });
  const result = await verifyWith(trusted, token);
  assert(result.ok && result.token.kind === "user");
  assertEquals(result.token.stepUp, stepUp);
  assertEquals(result.token.expiresAt.getTime() - NOW.getTime(), 60_000);
});

Deno.test("a service token has no user and a lifetime of 60 s", async () => {
  const { token } = await signer.signForService(["tool:list"]);
  const result = await verifyWith(trusted, token);
  assert(result.ok && result.token.kind === "service");
  assertEquals(result.token.issuer, ISSUER);
  assertEquals(result.token.scopes, ["tool:list"]);
  assertEquals(result.token.expiresAt.getTime() - NOW.getTime(), 60_000);
});

Deno.test("the hash of arguments does not depend on the order of their keys", () => {
  const one = hashArguments({ b: [1, { d: 1, c: "あ" }], a: null });
  const two = hashArguments({ a: null, b: [1, { c: "あ", d: 1 }] });
  assertEquals(one, two);
  // The digest of the seven bytes {"a":1}, the RFC 8785 form.
  assertEquals(
    hashArguments({ a: 1 }),
    "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862",
  );
  assertThrows(() => hashArguments(undefined), TypeError);
});

Deno.test("a key that is not an RSA private key is refused", async () => {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const pem = await exportPKCS8(privateKey);
  await assertRejects(() => importSigningKey(pem));
  await assertRejects(() => importSigningKey("no key"));
});

Deno.test("the published public key has no private member", () => {
  assertEquals(
    Object.keys(key.publicJwk).sort(),
    ["alg", "e", "kid", "kty", "n", "use"],
  );
});
