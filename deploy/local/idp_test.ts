import {
  assert,
  assertEquals,
  assertMatch,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { createHash, randomBytes } from "node:crypto";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { TestBrowser } from "../../shared/sign_in/test_browser.ts";
import { DEMO_ACCOUNTS, type DemoAccount } from "./accounts.ts";
import { type Idp, startIdp } from "./idp.ts";
import { StartError } from "./start_error.ts";

const CALLBACK = "http://localhost:8787/auth/callback/google";
const CLIENT = {
  clientId: "a-client",
  clientSecret: "a-secret-that-only-these-tests-know-of",
  redirectUris: [CALLBACK],
};
const [HANAKO] = DEMO_ACCOUNTS;

Deno.test("Google's ID token is signed with a key from its JWKS", async () => {
  await using idp = await start();
  const { code, verifier } = await authorize(idp.googleIssuer, {
    login_hint: "hanako@example.com",
  });
  const token = await exchange(idp.googleIssuer, code, verifier);

  const { jwks_uri } = await discover(idp.googleIssuer);
  const { payload, protectedHeader } = await jwtVerify(
    token,
    createRemoteJWKSet(new URL(jwks_uri)),
    {
      algorithms: ["RS256"],
      issuer: idp.googleIssuer,
      audience: CLIENT.clientId,
    },
  );
  assertEquals(protectedHeader.alg, "RS256");
  assertEquals(payload.sub, HANAKO?.sub);
  assertEquals(payload.nonce, "a-nonce");
  assertEquals(payload.name, "佐藤 花子");
  assertEquals(payload.email, "hanako@example.com");
  assertEquals(payload.email_verified, true);
  assertEquals(payload.hd, undefined);
});

Deno.test("LINE's ID token is signed with the client secret and may lack an email address", async () => {
  await using idp = await start();
  const misaki = DEMO_ACCOUNTS.find(({ provider }) => provider === "line");
  const { code, verifier } = await authorize(idp.lineIssuer, {
    login_hint: misaki?.sub ?? "",
  });
  const token = await exchange(idp.lineIssuer, code, verifier);

  const secret = new TextEncoder().encode(CLIENT.clientSecret);
  const { payload } = await jwtVerify(token, secret, {
    algorithms: ["HS256"],
    issuer: idp.lineIssuer,
    audience: CLIENT.clientId,
  });
  assertEquals(payload.name, "田中 美咲");
  assertEquals(payload.nonce, "a-nonce");
  assert(!("email" in payload));
  assert(!("email_verified" in payload));
});

Deno.test("a test can choose the claims of an account", async () => {
  const mallory: DemoAccount = {
    provider: "google",
    sub: "1",
    name: "Mallory",
    email: "owner@example.com",
    emailVerified: false,
    hostedDomain: "example.com",
    picture: "https://example.com/mallory.png",
    role: "customer",
  };
  await using idp = await start([mallory]);
  const { code, verifier } = await authorize(idp.googleIssuer, {
    login_hint: "1",
  });
  const claims = decode(await exchange(idp.googleIssuer, code, verifier));
  assertEquals(claims.email_verified, false);
  assertEquals(claims.hd, "example.com");
  assertEquals(claims.picture, "https://example.com/mallory.png");
});

Deno.test("without a login hint every sign-in shows the account picker, in the browser's language", async () => {
  await using idp = await start();
  const browser = new Browser("ja,en;q=0.8");
  for (const name of ["佐藤 花子", "Ken Suzuki"]) {
    const { url, verifier } = authorizationUrl(idp.googleIssuer, {});
    const picker = await browser.visit(url);
    const html = await picker.response.text();
    assertEquals(picker.response.status, 200);
    assertStringIncludes(html, `<html lang="ja"`);
    assertStringIncludes(html, "デモ用のログイン");
    for (const { email } of DEMO_ACCOUNTS) {
      if (email) assertStringIncludes(html, email);
    }
    assert(!html.includes("田中 美咲"), "LINE's account is not Google's");

    const account = DEMO_ACCOUNTS.find((account) => account.name === name);
    const chosen = await browser.visit(
      picker.url,
      new URLSearchParams({ account: account?.sub ?? "" }),
    );
    const code = chosen.url.searchParams.get("code") ?? "";
    assertEquals(
      decode(await exchange(idp.googleIssuer, code, verifier)).sub,
      account?.sub,
    );
  }
});

Deno.test("the content security policy of the account picker allows its icon", async () => {
  await using idp = await start();
  const { url } = authorizationUrl(idp.lineIssuer, {});
  const { response } = await new Browser("en").visit(url);
  assertMatch(await response.text(), /<link rel="icon" href="data:image\/svg/);
  const policy = response.headers.get("content-security-policy") ?? "";
  assert(policy.split("; ").includes("img-src data:"), policy);
});

Deno.test("two people can sign in at once in two tabs of one browser", async () => {
  await using idp = await start();
  const browser = new Browser("en");
  const tabs = [HANAKO, DEMO_ACCOUNTS[1]].map((account) => ({
    account,
    ...authorizationUrl(idp.googleIssuer, {}),
  }));
  const pickers = [];
  for (const { url } of tabs) {
    const picker = await browser.visit(url);
    assertStringIncludes(await picker.response.text(), "local demo sign-in");
    pickers.push(picker.url);
  }
  for (const [index, { account, verifier }] of tabs.entries()) {
    const body = new URLSearchParams({ account: account?.sub ?? "" });
    const { url } = await browser.visit(
      pickers[index] ?? new URL("http://localhost"),
      body,
    );
    const token = await exchange(
      idp.googleIssuer,
      url.searchParams.get("code") ?? "",
      verifier,
    );
    assertEquals(decode(token).sub, account?.sub);
  }
});

Deno.test("an unknown login hint shows the account picker, and cancelling returns access_denied", async () => {
  await using idp = await start();
  const browser = new Browser("en");
  const { url } = authorizationUrl(idp.googleIssuer, {
    login_hint: "nobody@example.com",
  });
  const picker = await browser.visit(url);
  assertStringIncludes(await picker.response.text(), "Choose an account");
  const cancelled = await browser.visit(
    picker.url,
    new URLSearchParams({ account: "" }),
  );
  assertEquals(cancelled.url.searchParams.get("error"), "access_denied");
  assertEquals(cancelled.url.searchParams.get("state"), "a-state");
});

Deno.test("an authorization code requires its PKCE verifier and can be used only once", async () => {
  await using idp = await start();
  const first = await authorize(idp.googleIssuer, {
    login_hint: "ken@example.com",
  });
  await assertRejects(
    () => exchange(idp.googleIssuer, first.code, "x".repeat(43)),
    Error,
    "invalid_grant",
  );
  const second = await authorize(idp.googleIssuer, {
    login_hint: "ken@example.com",
  });
  await exchange(idp.googleIssuer, second.code, second.verifier);
  await assertRejects(
    () => exchange(idp.googleIssuer, second.code, second.verifier),
    Error,
    "invalid_grant",
  );
});

Deno.test("an authorization request without PKCE or with an unknown redirect URI is refused", async () => {
  await using idp = await start();
  const plain = authorizationUrl(idp.googleIssuer, {}).url;
  plain.searchParams.delete("code_challenge");
  plain.searchParams.delete("code_challenge_method");
  const refused = await new Browser("en").visit(plain);
  assertEquals(refused.url.searchParams.get("error"), "invalid_request");

  const foreign = authorizationUrl(idp.googleIssuer, {
    redirect_uri: "http://localhost:1/steal",
  }).url;
  const { response } = await new Browser("en").visit(foreign);
  assertEquals(response.status, 400);
  assertStringIncludes(await response.text(), "redirect_uri");
});

Deno.test("with bot_prompt, LINE's page offers the shop as a friend, and tells who added it", async () => {
  const added: string[] = [];
  await using idp = await start(undefined, (sub) => added.push(sub));
  const misaki = DEMO_ACCOUNTS.find(({ provider }) => provider === "line")!.sub;
  const ask = async (extra: Record<string, string>) => {
    const browser = new Browser("en");
    const { url } = authorizationUrl(idp.lineIssuer, extra);
    const { url: page, response } = await browser.visit(url);
    const hasBox = (await response.text()).includes('name="friend"');
    const answer = async (fields: Record<string, string>) =>
      await browser.visit(page, new URLSearchParams(fields));
    return { hasBox, answer };
  };
  assertEquals((await ask({})).hasBox, false);
  const { hasBox, answer } = await ask({ bot_prompt: "normal" });
  assertEquals(hasBox, true);
  await answer({ account: misaki, friend: "on" });
  await (await ask({ bot_prompt: "normal" })).answer({ account: misaki });
  assertEquals(added, [misaki]);
});

Deno.test("the error of a port in use names the port and the variable that changes it", async () => {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  const error = await assertRejects(
    () => startIdp({ port, clients: { google: [], line: [] } }),
    StartError,
  );
  assertMatch(error.message, new RegExp(`port ${port} is in use.*IDP_PORT`));
});

async function start(
  accounts?: DemoAccount[],
  onFriend?: (sub: string) => void,
): Promise<Idp & AsyncDisposable> {
  const idp = await startIdp({
    port: 0,
    clients: { google: [CLIENT], line: [CLIENT] },
    ...(accounts ? { accounts } : {}),
    ...(onFriend && { onFriend }),
  });
  return { ...idp, [Symbol.asyncDispose]: idp.stop };
}

/** A browser that follows redirects until the callback. */
class Browser extends TestBrowser {
  constructor(readonly language: string) {
    super();
  }

  visit(
    url: URL,
    form?: URLSearchParams,
  ): Promise<{ url: URL; response: Response }> {
    return this.follow(url, {
      end: CALLBACK,
      headers: { "Accept": "text/html", "Accept-Language": this.language },
      ...(form && { method: "POST", body: form }),
    });
  }
}

function authorizationUrl(issuer: string, extra: Record<string, string>) {
  const verifier = randomBytes(32).toString("base64url");
  const url = new URL(`${issuer}/auth`);
  url.search = String(
    new URLSearchParams({
      response_type: "code",
      client_id: CLIENT.clientId,
      redirect_uri: CALLBACK,
      scope: "openid email profile",
      state: "a-state",
      nonce: "a-nonce",
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
      ...extra,
    }),
  );
  return { url, verifier };
}

async function authorize(issuer: string, extra: Record<string, string>) {
  const { url, verifier } = authorizationUrl(issuer, extra);
  const callback = await new Browser("en").visit(url);
  assertEquals(callback.url.searchParams.get("state"), "a-state");
  return { code: callback.url.searchParams.get("code") ?? "", verifier };
}

async function exchange(
  issuer: string,
  code: string,
  verifier: string,
): Promise<string> {
  const { token_endpoint } = await discover(issuer);
  const response = await fetch(token_endpoint, {
    method: "POST",
    headers: {
      authorization: `Basic ${
        btoa(`${CLIENT.clientId}:${CLIENT.clientSecret}`)
      }`,
    },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: CALLBACK,
      code_verifier: verifier,
    }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer.id_token;
}

async function discover(issuer: string) {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  const metadata = await response.json();
  assertEquals(metadata.issuer, issuer);
  return metadata;
}

function decode(token: string): Record<string, unknown> {
  const bytes = Uint8Array.from(
    atob(token.split(".")[1]?.replaceAll("-", "+").replaceAll("_", "/") ?? ""),
    (character) => character.charCodeAt(0),
  );
  return JSON.parse(new TextDecoder().decode(bytes));
}
