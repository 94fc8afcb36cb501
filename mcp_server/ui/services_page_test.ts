import { exportPKCS8, exportSPKI } from "jose";
import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { callRest } from "../surfaces/test_calls.ts";
import { AUDIENCE, createTestKeys, ISSUER } from "../test_app.ts";
import { buildSite } from "./development.ts";
import { splitPems } from "./pems.ts";
import { addService } from "./test_access.ts";
import { openDesk } from "./test_pages.ts";

const pages = await buildSite();
const PATH = "/admin/services";
const SECOND = "https://second.example.com";

Deno.test("an owner trusts a service by its keys, stops it and accepts it again", async () => {
  await using desk = await openDesk(pages);
  const { publicPem } = await createTestKeys();
  const { publicPem: next } = await createTestKeys();
  const added = await desk.send(PATH, {
    do: "add",
    issuer: ` ${SECOND} `,
    audience: AUDIENCE,
    keys: `${publicPem}\n\n${next}`,
    jwksUrl: "",
    scopes: "booking:read",
  });
  assertMatch(added.html, /role="status">Added\./);
  assertStringIncludes(added.html, `<h2 class="mono">${SECOND}</h2>`);
  const [row] = await desk.site.database.owner`
    select jsonb_array_length(public_keys) as keys, scopes
    from trusted_issuers where issuer = ${SECOND}`;
  assertEquals(row, { keys: 2, scopes: ["booking:read"] });

  const stopped = await desk.send(PATH, { do: "disable", issuer: SECOND });
  assertStringIncludes(stopped.html, "Accept again");
  const again = await desk.send(PATH, { do: "enable", issuer: SECOND });
  assertMatch(again.html, /role="status">Accepted again\./);
});

Deno.test("a key is added and another removed, and what is wrong is said at its field", async () => {
  await using desk = await openDesk(pages);
  await addService(desk.site, SECOND);
  const { html } = await desk.read(PATH);
  const kid = html.match(/name="remove" value="([^"]+)"/)?.[1] ?? "";
  const rotated = await desk.send(PATH, {
    do: "changeKeys",
    issuer: SECOND,
    add: (await createTestKeys()).publicPem,
    remove: kid,
    jwksUrl: "",
  });
  assertMatch(rotated.html, /role="status">The keys are changed\./);
  assert(!rotated.html.includes(kid));
  const wrong = await desk.send(PATH, {
    do: "changeKeys",
    issuer: SECOND,
    add: "no key",
    jwksUrl: "",
  });
  assertEquals(wrong.status, 400);
  assertMatch(wrong.html, /<details open[^>]*>\s*<summary[^>]*>Change keys/);
  assertMatch(wrong.html, /<textarea[^>]*aria-invalid[^>]*>no key</);
});

Deno.test("scopes that were chosen stay chosen when they are refused", async () => {
  await using desk = await openDesk(pages);
  const none = await desk.send(PATH, { do: "changeScopes", issuer: ISSUER });
  assertEquals(none.status, 400);
  assertMatch(none.html, /class="field-error" role="alert"/);
  const narrowed = await desk.send(PATH, {
    do: "changeScopes",
    issuer: ISSUER,
    scopes: "form:read",
  });
  assertMatch(narrowed.html, /role="status">The scopes are changed\./);
  const checked = narrowed.html.match(/value="form:read" checked/g);
  assertEquals(
    checked?.length,
    2,
    "in its card, and in the form for a new one",
  );
});

Deno.test("all tokens of a service are revoked from its card", async () => {
  await using desk = await openDesk(pages);
  const token = await desk.site.tokenFor("usr_1");
  const status = async () =>
    (await callRest(desk.site, "booking_list", { token })).status;
  assertEquals(await status(), 200);
  const { html } = await desk.send(PATH, { do: "revoke", issuer: ISSUER });
  assertMatch(html, /role="status">All tokens are revoked\./);
  assertEquals(await status(), 401);
});

Deno.test("keys of the environment cannot be changed here, and the page does not offer it", async () => {
  await using desk = await openDesk(pages);
  const { html } = await desk.read(PATH);
  assertStringIncludes(html, "Keys from the environment");
  assert(!html.includes("Keys to remove"));
});

Deno.test("PEMs are told apart however they follow one another", () => {
  const pem = (text: string) =>
    `-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----`;
  assertEquals(splitPems(""), []);
  assertEquals(splitPems(` ${pem("A")} `), [pem("A")]);
  assertEquals(splitPems(pem("A") + pem("B")), [pem("A"), pem("B")]);
  assertEquals(splitPems(`${pem("A")}\n\nx`), [pem("A"), "x"]);
});

Deno.test("what is wrong with a key is said, and a private one is named", async () => {
  await using desk = await openDesk(pages);
  const pemOf = async (
    algorithm: RsaHashedKeyGenParams | EcKeyGenParams,
    part: "publicKey" | "privateKey" = "publicKey",
  ) => {
    const pair = await crypto.subtle
      .generateKey(algorithm, true, ["sign", "verify"]) as CryptoKeyPair;
    return part === "publicKey"
      ? await exportSPKI(pair.publicKey)
      : await exportPKCS8(pair.privateKey);
  };
  const rsa = (modulusLength: number) => ({
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    modulusLength,
    publicExponent: new Uint8Array([1, 0, 1]),
  });
  for (
    const [keys, said] of [
      ["no key", /cannot be read as a public key/],
      [await pemOf(rsa(2048), "privateKey"), /This is a private key/],
      [await pemOf(rsa(1024)), /This key is too short/],
      [await pemOf({ name: "ECDSA", namedCurve: "P-256" }), /not an RSA key/],
    ] as const
  ) {
    const refused = await desk.send(PATH, {
      do: "add",
      issuer: "new.example.com",
      audience: "mcp-api.example.com",
      keys,
      scopes: "booking:read",
    });
    assertEquals(refused.status, 400);
    assertMatch(refused.html, said);
  }
});
