import { parse, serialize } from "hono/utils/cookie";
import { z } from "zod";

/** How long a person may take at the provider, in seconds. */
export const TRANSACTION_SECONDS = 600;
/** Unfinished sign-ins that a browser may hold, so that cookies stay small. */
const MAX_OPEN = 5;

const transaction = z.strictObject({
  provider: z.string(),
  codeVerifier: z.string(),
  nonce: z.string(),
  returnTo: z.string(),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
});

/** What a started sign-in leaves in the browser, under its `state`. */
export type Transaction = z.output<typeof transaction>;

/**
 * The cookies of started sign-ins. Each is named by its `state`, so two tabs
 * never read each other's verifier, and `HttpOnly`, so no script reads any.
 */
export class TransactionCookies {
  readonly #prefix: string;
  readonly #secure: boolean;

  /** @throws {TypeError} If the site is neither https nor http://localhost. */
  constructor(service: string, siteUrl: string) {
    this.#secure = mustBeSecure(siteUrl);
    this.#prefix = `${this.#secure ? "__Host-" : ""}${service}_signin_`;
  }

  /** Cookies that open `state`, and close the oldest when there are many. */
  open(request: Request, state: string, opened: Transaction): string[] {
    const value = encode(opened);
    const older = this.#all(request)
      .sort((a, b) => b.startedAt - a.startedAt)
      .slice(MAX_OPEN - 1);
    return [
      this.#cookie(this.#prefix + state, value, TRANSACTION_SECONDS),
      ...older.map(({ name }) => this.#cookie(name, "", 0)),
    ];
  }

  /** What this browser holds under `state`. */
  read(request: Request, state: string): Transaction | undefined {
    const name = this.#prefix + state;
    const cookies = parse(request.headers.get("cookie") ?? "", name);
    return decode(cookies[name]);
  }

  /** The cookie that closes `state`, whether or not it was open. */
  close(state: string): string {
    return this.#cookie(this.#prefix + state, "", 0);
  }

  #all(request: Request): { name: string; startedAt: number }[] {
    const cookies = parse(request.headers.get("cookie") ?? "");
    return Object.entries(cookies)
      .filter(([name]) => name.startsWith(this.#prefix))
      .map(([name, value]) => ({
        name,
        startedAt: decode(value)?.startedAt ?? 0,
      }));
  }

  #cookie(name: string, value: string, maxAge: number): string {
    return serialize(name as string, value, {
      path: "/",
      httpOnly: true,
      sameSite: "Lax",
      secure: this.#secure,
      maxAge,
    });
  }
}

/**
 * Whether cookies of this site carry `Secure` and the `__Host-` prefix; only
 * http://localhost goes without.
 *
 * @throws {TypeError} If the site is neither https nor http://localhost.
 */
export function mustBeSecure(siteUrl: string): boolean {
  const { protocol, hostname } = new URL(siteUrl);
  if (protocol === "https:") return true;
  if (protocol === "http:" && hostname === "localhost") return false;
  throw new TypeError(
    `Cannot sign in at "${siteUrl}": it must be https, or http://localhost`,
  );
}

function encode(opened: Transaction): string {
  return new TextEncoder().encode(JSON.stringify(opened))
    .toBase64({ alphabet: "base64url", omitPadding: true });
}

function decode(value: string | undefined): Transaction | undefined {
  if (!value) return undefined;
  try {
    const bytes = Uint8Array.fromBase64(value, { alphabet: "base64url" });
    return transaction.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}
