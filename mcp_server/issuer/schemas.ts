import * as z from "zod";
import { SERVICE_SCOPES, USER_SCOPES } from "../../shared/contract/scopes.ts";
import { localInstant, opaque, text } from "../operation/fields.ts";
import { TEST_ISSUER } from "../operation/test_customers.ts";
import { notPersonal } from "../storage/personal.ts";

/** A claim of tokens that names a server: printable ASCII without spaces. */
const claim = notPersonal(
  opaque(255).regex(/^[!-~]+$/, "must be printable ASCII without spaces")
    .refine((name) => name !== TEST_ISSUER, "is kept for test customers"),
);

/** The `iss` of the service's tokens. */
export const issuer = claim.meta({ examples: ["ai-service.example.com"] });

const audience = claim.meta({ examples: ["mcp-api.example.com"] })
  .describe("The `aud` of its tokens");

const scope = z.enum([...USER_SCOPES, ...SERVICE_SCOPES])
  .meta({ examples: ["booking:read"] });

const scopes = z.array(scope).min(1).max(20)
  .describe("All that its tokens may ever grant");

const pem = notPersonal(text(8_000))
  .describe("An RSA public key of 2048 bits or more, as SPKI PEM");

const jwksUrl = notPersonal(
  opaque(2_000).refine(
    (url) => /^https?:/.test(URL.parse(url)?.protocol ?? ""),
    "must be an https URL, or http on this machine",
  ),
).describe("Where the service publishes its keys (RFC 7517)");

const kid = notPersonal(opaque(64).min(1))
  .describe("A key's RFC 7638 thumbprint");

/** PEMs of one service, at most: an old key, a new one, and some in reserve. */
export const MAX_KEYS = 5;

/** A trusted AI service. */
const service = z.strictObject({
  issuer,
  audience,
  /** Of the PEMs only; those of the JWKS URL are not kept here. */
  kids: z.array(notPersonal(z.string())),
  jwksUrl: notPersonal(z.string()).nullable(),
  scopes: z.array(notPersonal(z.string())),
  enabled: z.boolean(),
  /** Whether `migrate` writes its audience and keys, from the environment. */
  fromEnvironment: z.boolean(),
  createdAt: localInstant,
  updatedAt: localInstant,
});
export type TrustedService = z.output<typeof service>;

export const listInput = z.strictObject({});
export const listOutput = z.strictObject({
  services: z.array(service.extend({
    /** To about a minute; null if no token of it has been used. */
    lastUsedAt: localInstant.nullable(),
  })),
});
export type ServiceList = z.output<typeof listOutput>;

export const serviceOutput = z.strictObject({ service });

export const addInput = z.strictObject({
  issuer,
  audience,
  keys: z.array(pem).max(MAX_KEYS).optional(),
  jwksUrl: jwksUrl.optional(),
  scopes,
});

export const changeScopesInput = z.strictObject({ issuer, scopes });

export const changeKeysInput = z.strictObject({
  issuer,
  add: z.array(pem).max(MAX_KEYS).optional(),
  remove: z.array(kid).max(MAX_KEYS).optional(),
  jwksUrl: notPersonal(z.union([jwksUrl, z.literal("")])).optional()
    .describe("Empty for none any more"),
});

export const setEnabledInput = z.strictObject({
  issuer,
  enabled: z.boolean(),
});
