/**
 * Peer "bare": Hono on Deno, one RS256 verification by jose on each request
 * and one statement, a query or an insert, by postgres.js, as their READMEs show. It has a check of
 * signature, issuer, audience and expiry. It lacks scopes, row level security
 * (it connects as the owner), revocation, rate limits, input checks,
 * idempotency, audit, a log, security headers and the protocol.
 */
import { Hono } from "hono";
import { errors, importSPKI, jwtVerify } from "jose";
import postgres from "postgres";
import { CONNECTIONS, listBookings, readPeerEnv } from "./query.js";

const { port, databaseUrl, issuer, audience, publicKey } = readPeerEnv(
  Deno.env.toObject(),
);
const sql = postgres(databaseUrl, { max: CONNECTIONS });
const key = await importSPKI(publicKey, "RS256");

async function userOf(authorization = ""): Promise<string> {
  const token = authorization.replace(/^Bearer /, "");
  const { payload } = await jwtVerify(token, key, {
    issuer,
    audience,
    algorithms: ["RS256"],
  });
  return payload.sub!;
}

const app = new Hono()
  .onError((error, c) =>
    error instanceof errors.JOSEError
      ? c.json({ error: "Invalid token" }, 401)
      : c.json({ error: String(error) }, 500)
  )
  .get("/bookings", async (c) => {
    const userId = await userOf(c.req.header("Authorization"));
    return c.json({ items: await listBookings(sql, { issuer, userId }) });
  })
  .post("/submissions", async (c) => {
    const userId = await userOf(c.req.header("Authorization"));
    const { formId, version, answers } = await c.req.json();
    const id = `sub_${crypto.randomUUID()}`;
    await sql`
      insert into form_submissions
        (id, form_id, version, customer_id, issuer, user_id, answers,
          submitted_at)
      values (${id}, ${formId}, ${version}, ${`cus_${userId}`}, ${issuer},
        ${userId}, ${sql.json(answers)}, now())`;
    return c.json({ submission: { id, formId, version } });
  });

Deno.serve({ hostname: "127.0.0.1", port, onListen() {} }, app.fetch);
