import { optional, refuse, required } from "./environment.ts";
import { isSecureUrl } from "./secure_url.ts";

/** The origin of an https URL, or of an http URL with a loopback host. */
export const origin = required.superRefine(refuse(originProblem))
  .transform((value) => new URL(value).origin);

/** The origin of another server in a provider's place. */
export const optionalOrigin = optional.superRefine(refuse(originProblem))
  .transform((value) => value && new URL(value).origin);

/** The address of another server in a provider's place; may have a path. */
export const secureUrl = optional.superRefine(refuse(secureProblem));

/** The address of a server on any network, which http may be enough for. */
export const httpUrl = optional.superRefine(refuse(httpProblem));

function originProblem(value: string): string | undefined {
  const hasPath = URL.parse(value)?.pathname !== "/";
  return secureProblem(value) ??
    (hasPath ? "must be an origin, without a path" : undefined);
}

function secureProblem(value: string): string | undefined {
  if (isSecureUrl(value)) return partProblem(value);
  return "must be an https URL, or http on this machine";
}

function httpProblem(value: string): string | undefined {
  const { protocol = "" } = URL.parse(value) ?? {};
  if (/^https?:$/.test(protocol)) return partProblem(value);
  return "must be an https or http URL";
}

/** Paths are appended to these URLs, and all of them are shown to people. */
function partProblem(value: string): string | undefined {
  const { username, password } = new URL(value);
  if (username || password) return "must not have a name and password";
  if (/[?#]/.test(value)) return "must not have a ? or #";
  const index = value.search(/[\p{C}\p{Z}]/u);
  if (index < 0) return undefined;
  return `contains an invisible character (position ${index + 1})`;
}
