// Another AI service, as small as it can be: it signs a token for one of its own
// users and calls the MCP server. Node 20 or later, no package.
//
//   node second_issuer.mjs keys     writes second_issuer.{private,public}.pem
//   node second_issuer.mjs          calls booking_services and booking_list
//
// ISSUER, MCP_SERVER_URL and MCP_AUDIENCE say who calls whom; KEYS is the folder
// of the key pair.
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
} from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const {
  ISSUER = "second.example.com",
  MCP_SERVER_URL = "http://localhost:8788",
  MCP_AUDIENCE = MCP_SERVER_URL,
  KEYS = ".",
} = process.env;
const PRIVATE_KEY = join(KEYS, "second_issuer.private.pem");
const PUBLIC_KEY = join(KEYS, "second_issuer.public.pem");

function writeKeys() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  mkdirSync(KEYS, { recursive: true });
  writeFileSync(PRIVATE_KEY, privateKey, { mode: 0o600 });
  writeFileSync(PUBLIC_KEY, publicKey);
  console.log(`${PRIVATE_KEY}\n${PUBLIC_KEY}`);
}

/** The key's id: its RFC 7638 thumbprint, members in this order. */
function thumbprint(privateKey) {
  const { e, kty, n } = createPublicKey(privateKey).export({ format: "jwk" });
  const json = JSON.stringify({ e, kty, n });
  return createHash("sha256").update(json).digest("base64url");
}

/** A token that acts for `user` for five minutes, with these scopes only. */
function signToken(privateKey, user, scope) {
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: "RS256", typ: "JWT", kid: thumbprint(privateKey) };
  const claims = {
    iss: ISSUER,
    sub: user.id,
    aud: MCP_AUDIENCE,
    iat: now,
    exp: now + 300,
    jti: randomUUID(),
    scope, // an array of strings; one string with spaces is refused
    user, // { id, email or null, name }; id is sub
  };
  const encode = (part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url");
  const content = `${encode(header)}.${encode(claims)}`;
  const signature = sign("sha256", Buffer.from(content), privateKey);
  return `${content}.${signature.toString("base64url")}`;
}

/** Calls an operation over REST. A write also takes an `Idempotency-Key`. */
async function call(token, path, input) {
  const response = await fetch(`${MCP_SERVER_URL}/mcp/tools/${path}`, {
    method: "POST",
    headers: {
      "authorization": `Bearer ${token}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(input),
  });
  const body = await response.json();
  if (response.ok) return body;
  throw new Error(`${path}: ${response.status} ${body.code}: ${body.error}`);
}

async function main() {
  const privateKey = readFileSync(PRIVATE_KEY, "utf8");
  const user = { id: "usr_1", email: null, name: "Kim" };
  const token = signToken(privateKey, user, ["booking:read"]);
  const { services } = await call(token, "booking/services", {});
  for (const { name, priceMinor, currency } of services) {
    console.log(`${name.en}: ${priceMinor} ${currency}`);
  }
  const { items } = await call(token, "booking/list", {});
  console.log(`${user.name} has ${items.length} bookings.`);
}

if (process.argv[2] === "keys") writeKeys();
else {
  await main().catch(({ message }) => {
    console.error(message);
    process.exitCode = 1;
  });
}
