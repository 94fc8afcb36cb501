import { type Context, Hono, type MiddlewareHandler } from "hono";
import { type Scope, USER_SCOPES } from "../../shared/contract/scopes.ts";
import { notFound } from "../../shared/http/errors.ts";
import { PRODUCT_NAME } from "../../shared/ui/product.ts";
import type { IssuerDirectory } from "./issuers.ts";

/** The path under which a resource's metadata is published (RFC 9728, 3). */
const WELL_KNOWN = "/.well-known/oauth-protected-resource";
/** The path of the resource that clients get tokens for. */
const ENDPOINT = "/mcp";

/** The scopes that a client requests at first: all that only read. */
export const BASELINE_SCOPES: readonly Scope[] = USER_SCOPES
  .filter((scope) => scope.endsWith(":read"));

/** Dependencies of the metadata routes. */
export interface MetadataDeps {
  env: { serverUrl: string };
  issuers: Pick<IssuerDirectory, "authorizationServers">;
}

/**
 * Protected resource metadata (RFC 9728 section 2), for the MCP endpoint and
 * for the server as a whole. It is 404 while no issuer has a `metadata_url`,
 * since there would be no authorization server to name.
 */
export function resourceMetadata(deps: MetadataDeps): Hono {
  const { serverUrl } = deps.env;
  const respond = async (c: Context, resource: string) => {
    const servers = await deps.issuers.authorizationServers();
    if (servers.length === 0) throw notFound("Metadata");
    c.header("Cache-Control", "public, max-age=60");
    return c.json({
      resource,
      resource_name: PRODUCT_NAME.en,
      authorization_servers: servers,
      scopes_supported: BASELINE_SCOPES,
      bearer_methods_supported: ["header"],
    });
  };
  return new Hono()
    .get(WELL_KNOWN, (c) => respond(c, serverUrl))
    .get(WELL_KNOWN + ENDPOINT, (c) => respond(c, serverUrl + ENDPOINT));
}

/**
 * Adds `resource_metadata`, the metadata's URL, to every `WWW-Authenticate`
 * challenge (RFC 9728 section 5.1), unless there is no metadata.
 */
export function addMetadataToChallenge(
  { env, issuers }: MetadataDeps,
): MiddlewareHandler {
  const url = env.serverUrl + WELL_KNOWN + ENDPOINT;
  return async (c, next) => {
    await next();
    const challenge = c.res.headers.get("WWW-Authenticate");
    if (challenge === null) return;
    // Without a database the challenge is still right, only less helpful.
    const servers = await issuers.authorizationServers().catch(() => []);
    if (servers.length === 0) return;
    c.header("WWW-Authenticate", `${challenge}, resource_metadata="${url}"`);
  };
}
