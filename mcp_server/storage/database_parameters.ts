import * as z from "zod";

/** How the connection is protected, as libpq names it. */
export type SslMode = (typeof SSL_MODES)[number];

/** The parameters of a database's URL. */
export interface DatabaseParameters {
  sslMode: SslMode;
  /** A file with certificates in PEM form; undefined for the system's own. */
  rootCertificate: string | undefined;
  /** Files in PEM form by which the client identifies itself. */
  clientCertificate: string | undefined;
  clientKey: string | undefined;
  applicationName: string | undefined;
  /** Command-line options for the server. */
  options: string | undefined;
  connectTimeoutSeconds: number;
  /** Whether a pooler may give each transaction another connection. */
  isPooled: boolean;
}

const SSL_MODES = [
  "disable",
  "prefer",
  "require",
  "verify-ca",
  "verify-full",
] as const;

/** Seconds; half of the shortest is still more than a wait for a lock. */
const CONNECT_TIMEOUT = { usual: 10, least: 5, most: 300 };

const OR = new Intl.ListFormat("en", { type: "disjunction" });

function oneOf<const Values extends readonly string[]>(
  name: string,
  values: Values,
) {
  const error = `must have ${name} ${OR.format(values)}`;
  return z.enum(values, { error }).optional();
}

const text = z.string().min(1, { error: "must have no empty parameter" })
  .optional();

const seconds = z.coerce.number().int().min(1).max(CONNECT_TIMEOUT.most);

/**
 * The parameters that can be honoured. `channel_binding=require` is honoured by
 * verifying certificate and host name, which keeps out the same attackers:
 * postgres.js has no channel binding.
 */
export const parameters = z.strictObject({
  sslmode: oneOf("sslmode", SSL_MODES),
  sslrootcert: text,
  sslcert: text,
  sslkey: text,
  channel_binding: oneOf("channel_binding", ["disable", "prefer", "require"]),
  pgbouncer: oneOf("pgbouncer", ["true", "false"]),
  schema: oneOf("schema", ["public"]),
  application_name: text,
  options: text,
  connect_timeout: z.string().default(String(CONNECT_TIMEOUT.usual))
    .refine((value) => seconds.safeParse(value).success, {
      error: `must have connect_timeout 1 to ${CONNECT_TIMEOUT.most}`,
    }).transform(Number),
  gssencmode: oneOf("gssencmode", ["disable", "prefer"]),
  target_session_attrs: oneOf("target_session_attrs", ["any"]),
  uselibpqcompat: oneOf("uselibpqcompat", ["true"]),
  host: z.string().startsWith("/", {
    error: "must have as parameter host the folder of a Unix socket",
  }).optional(),
  user: text,
}).superRefine((given, context) => {
  const message = tlsProblem(given);
  if (message) context.addIssue({ code: "custom", message });
}).transform(({ host, user, ...given }) => ({
  host,
  user,
  sslMode: sslModeOf(given),
  rootCertificate: given.sslrootcert === "system"
    ? undefined
    : given.sslrootcert,
  clientCertificate: given.sslcert,
  clientKey: given.sslkey,
  applicationName: given.application_name,
  options: given.options,
  connectTimeoutSeconds: Math.max(given.connect_timeout, CONNECT_TIMEOUT.least),
  isPooled: given.pgbouncer === "true",
}));

interface TlsParameters {
  sslmode?: SslMode | undefined;
  sslrootcert?: string | undefined;
  sslcert?: string | undefined;
  sslkey?: string | undefined;
  channel_binding?: string | undefined;
}

/** Why the parameters contradict each other; undefined if they do not. */
function tlsProblem(given: TlsParameters): string | undefined {
  const { sslmode: mode = "disable", sslrootcert: root } = given;
  const isWeak = mode === "disable" || mode === "prefer";
  if (given.channel_binding === "require" && isWeak) {
    return "must have sslmode=verify-full with channel_binding=require";
  }
  if (root === "system" && mode !== "verify-full") {
    return "must have sslmode=verify-full with sslrootcert=system";
  }
  if (root && isWeak) {
    return "must have sslmode=verify-full or verify-ca with sslrootcert";
  }
  if (mode === "verify-ca" && !root) {
    return "must have sslrootcert with sslmode=verify-ca";
  }
  if (!given.sslcert !== !given.sslkey) {
    return "must have both sslcert and sslkey, or neither";
  }
  return given.sslcert && isWeak ? "must have TLS with sslcert" : undefined;
}

/** As in libpq, `require` with a root certificate verifies the chain. */
function sslModeOf(given: TlsParameters): SslMode {
  const { sslmode: mode = "disable", sslrootcert: root } = given;
  if (given.channel_binding === "require") return "verify-full";
  return mode === "require" && root ? "verify-ca" : mode;
}
