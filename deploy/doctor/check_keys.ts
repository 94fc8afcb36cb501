import { calculateJwkThumbprint, exportJWK, importSPKI } from "jose";
import { ALGORITHM } from "../../shared/contract/claims.ts";
import { importSigningKey } from "../../shared/contract/sign.ts";
import { fault, type Finding, notChecked, well } from "./finding.ts";
import type { Observed } from "./observe.ts";
import {
  hasAiEnvironment,
  hasMcpEnvironment,
  NO_AI_ENVIRONMENT,
  NO_MCP_ENVIRONMENT,
  type System,
} from "./system.ts";

const PEM = /-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g;

/** Whether the key pair matches, is the one in use, and is trusted. */
export async function checkKeys(
  system: System,
  observed: Observed,
): Promise<Finding[]> {
  const signing = await signingKid(system);
  return [
    await pair(system, signing),
    published(system, observed, signing),
    trusted(observed),
  ];
}

/** Undefined if there is no private key here, or it cannot be read. */
async function signingKid({ ai }: System): Promise<string | undefined> {
  const pem = ai.AI_SERVICE_PRIVATE_KEY?.replaceAll("\\n", "\n") ?? "";
  return await importSigningKey(pem).then(({ kid }) => kid, () => undefined);
}

/** The ids of the public keys; those that cannot be read are left out. */
async function publicKids({ mcp }: System): Promise<string[]> {
  const text = mcp.AI_SERVICE_PUBLIC_KEY?.replaceAll("\\n", "\n") ?? "";
  const kids = (text.match(PEM) ?? []).map(async (pem) => {
    const key = await importSPKI(pem, ALGORITHM, { extractable: true });
    return await calculateJwkThumbprint(await exportJWK(key));
  });
  return (await Promise.allSettled(kids)).flatMap((each) =>
    each.status === "fulfilled" ? [each.value] : []
  );
}

async function pair(
  system: System,
  signing: string | undefined,
): Promise<Finding> {
  const name = "key_pair";
  if (!hasAiEnvironment(system)) return notChecked(name, ...NO_AI_ENVIRONMENT);
  if (!hasMcpEnvironment(system)) {
    return notChecked(name, ...NO_MCP_ENVIRONMENT);
  }
  if (!signing) return notChecked(name, "the private key cannot be read");
  const kids = await publicKids(system);
  if (kids.includes(signing)) {
    return well(name, `the private key ${signing} is one of ${kids.length}`);
  }
  return fault(name, {
    found: `AI_SERVICE_PRIVATE_KEY is ${signing}, AI_SERVICE_PUBLIC_KEY has ${
      kids.join(", ") || "no key"
    }`,
    expected: "the public key of that private key is among them",
    next: "`deno task keys show` prints both lines; then `deno task migrate`",
  });
}

/** Whether the AI service runs with the key of this environment. */
function published(
  { aiUrl }: System,
  { publishedKids }: Observed,
  signing: string | undefined,
): Finding {
  const name = "published_key";
  if (publishedKids.length === 0) {
    return notChecked(name, "the AI service publishes no key");
  }
  if (!signing) return notChecked(name, ...NO_AI_ENVIRONMENT);
  if (publishedKids.includes(signing)) {
    return well(name, `${aiUrl} signs with the key of this environment`);
  }
  return fault(name, {
    found: `${aiUrl} signs with ${publishedKids.join(", ")}`,
    expected: `${signing}, as in this environment`,
    next: "restart the AI service with this environment, or look at its own",
  });
}

/** Whether the MCP server accepts the AI service's tokens. */
function trusted({ checks }: Observed): Finding {
  const name = "trusted_key";
  const check = checks.get("keys");
  if (!check || check.reason === "not_known") {
    return notChecked(name, "the AI service cannot say");
  }
  if (check.status === "ok") {
    return well(name, "the MCP server accepts the AI service's tokens");
  }
  if (/^answered_5\d\d$/.test(check.reason ?? "")) {
    return notChecked(name, "the MCP server cannot say, see mcp_ready");
  }
  return fault(name, {
    found: `the MCP server refuses its tokens: ${check.reason}`,
    expected: "issuer, audience and key as its database has them, enabled",
    next: "see issuer, audience, key_pair and issuer_row here; then " +
      "`deno task migrate`, which writes them",
  });
}
