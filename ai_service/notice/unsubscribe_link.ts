const encoder = new TextEncoder();

/** Makes and reads the links by which a person ends mails without signing in. */
export class UnsubscribeLinks {
  readonly #siteUrl: string;
  readonly #secret: string;

  /** @param options.secret Of this service alone; another one voids all links. */
  constructor({ siteUrl, secret }: { siteUrl: string; secret: string }) {
    this.#siteUrl = siteUrl;
    this.#secret = secret;
  }

  /** The link for that user. What it says is in the query, which no log has. */
  async linkFor(userId: string): Promise<string> {
    const url = new URL("/unsubscribe", this.#siteUrl);
    const code = new Uint8Array(
      await crypto.subtle.sign("HMAC", await this.#key(), message(userId)),
    );
    url.search = String(new URLSearchParams({ user: userId, code: hex(code) }));
    return url.href;
  }

  /** The user of such a link; undefined where its code is not this service's. */
  async userOf(link: string): Promise<string | undefined> {
    const { searchParams } = new URL(link);
    const userId = searchParams.get("user") ?? "";
    const code = searchParams.get("code") ?? "";
    if (!/^[0-9a-f]{64}$/.test(code)) return undefined;
    const key = await this.#key();
    const isOwn = await crypto.subtle
      .verify("HMAC", key, bytesOf(code), message(userId));
    return isOwn ? userId : undefined;
  }

  #key(): Promise<CryptoKey> {
    const hmac = { name: "HMAC", hash: "SHA-256" };
    const secret = encoder.encode(this.#secret);
    return crypto.subtle
      .importKey("raw", secret, hmac, false, ["sign", "verify"]);
  }
}

/** The purpose is part of it, so that no other code of the secret is one. */
function message(userId: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(`unsubscribe from notices\n${userId}`);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

function bytesOf(code: string): Uint8Array<ArrayBuffer> {
  const pairs = code.match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
}
