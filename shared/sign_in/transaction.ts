import { parse, serialize } from "hono/utils/cookie";
import * as z from "zod";

/** The longest time that a sign-in may take, in seconds. */
export const TRANSACTION_SECONDS = 600;
/** The most unfinished sign-ins of one browser, to limit its cookies. */
const MAX_TRANSACTIONS = 5;

const transactionSchema = z.strictObject({
  provider: z.string(),
  codeVerifier: z.string(),
  nonce: z.string(),
  returnTo: z.string(),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
});

/** The data of a started sign-in, stored in a cookie. */
export type Transaction = z.output<typeof transactionSchema>;

/**
 * The cookies of started sign-ins. Each has its `state` in its name, so that
 * two tabs do not overwrite each other's. They are `HttpOnly`.
 */
export class TransactionCookies {
  readonly #prefix: string;
  readonly #secure: boolean;

  /** @throws {TypeError} If the site is neither https nor http://localhost. */
  constructor(service: string, siteUrl: string) {
    this.#secure = needsSecureCookies(siteUrl);
    this.#prefix = `${this.#secure ? "__Host-" : ""}${service}_signin_`;
  }

  /** Cookies that store a sign-in, and delete the oldest if there are many. */
  set(request: Request, state: string, transaction: Transaction): string[] {
    const value = encode(transaction);
    const older = this.#all(request)
      .sort((a, b) => b.startedAt - a.startedAt)
      .slice(MAX_TRANSACTIONS - 1);
    return [
      this.#cookie(this.#prefix + state, value, TRANSACTION_SECONDS),
      ...older.map(({ name }) => this.#cookie(name, "", 0)),
    ];
  }

  /** The browser's sign-in with that `state`. */
  read(request: Request, state: string): Transaction | undefined {
    const name = this.#prefix + state;
    const cookies = parse(request.headers.get("cookie") ?? "", name);
    return decode(cookies[name]);
  }

  /** The `Set-Cookie` value that deletes the sign-in with that `state`. */
  delete(state: string): string {
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
 * Whether cookies of the site need `Secure` and the `__Host-` prefix: on https
 * yes, on http://localhost no.
 *
 * @throws {TypeError} If the site is neither https nor http://localhost.
 */
export function needsSecureCookies(siteUrl: string): boolean {
  const { protocol, hostname } = new URL(siteUrl);
  if (protocol === "https:") return true;
  if (protocol === "http:" && hostname === "localhost") return false;
  throw new TypeError(
    `Cannot sign in at "${siteUrl}": it must be https, or http://localhost`,
  );
}

function encode(transaction: Transaction): string {
  return new TextEncoder().encode(JSON.stringify(transaction))
    .toBase64({ alphabet: "base64url", omitPadding: true });
}

function decode(value: string | undefined): Transaction | undefined {
  if (!value) return undefined;
  try {
    const bytes = Uint8Array.fromBase64(value, { alphabet: "base64url" });
    return transactionSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}
