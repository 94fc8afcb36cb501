import type { MiddlewareHandler } from "hono";
import {
  type AddressCache,
  AddressRateLimiter,
} from "../http/address_rate_limiter.ts";
import { clientAddress } from "../http/client_address.ts";
import type { Log } from "../http/log.ts";
import type { Locale } from "../ui/locale.ts";
import { localeOf } from "../ui/locale.ts";
import { type MessagePage, messagePage } from "./message_page.ts";

const WINDOW_SECONDS = 10 * 60;
/** A sign-in is a start and a callback. */
const REQUESTS_PER_SIGN_IN = 2;

/** Options of {@linkcode limitSignIns}. */
export interface SignInLimitOptions {
  /** Sign-ins per client address and ten minutes. */
  limit: number;
  /** See {@linkcode clientAddress}. */
  trustedProxies: number;
  /** The path of the page's link; a constant of the service. */
  homePath: string;
  log: Log;
  now: () => Date;
  /** Keeps the counts where the app itself does not live long, as in Workers. */
  cache?: AddressCache;
}

/**
 * Limits the sign-ins of one client address, each of which makes this service
 * call a provider. The refusal is a page with status 429.
 */
export function limitSignIns(options: SignInLimitOptions): MiddlewareHandler {
  const { limit, trustedProxies, homePath, log, ...rest } = options;
  const requests = REQUESTS_PER_SIGN_IN * limit;
  const limiter = new AddressRateLimiter({
    ...rest,
    limit: { requests, seconds: WINDOW_SECONDS },
  });
  return async (c, next) => {
    const address = clientAddress(c, trustedProxies);
    const wait = limiter.waitSeconds(address);
    if (wait > 0) {
      log.info("sign_in_limited", { requestId: c.get("requestId") });
      const page = tooManyPage(localeOf(c.req.raw), { wait, homePath });
      return c.body(page.html, 429, page.headers);
    }
    limiter.count(address);
    await next();
  };
}

function tooManyPage(
  locale: Locale,
  { wait, homePath }: { wait: number; homePath: string },
): MessagePage {
  const { title, sentence, back } = {
    ja: {
      title: "ログインの回数が多すぎます",
      sentence: `${wait}秒ほど待ってから、もう一度お試しください。`,
      back: "はじめに戻る",
    },
    en: {
      title: "Too many sign-ins",
      sentence: `Please try again in ${wait} seconds.`,
      back: "Back to the start",
    },
  }[locale];
  const body = `<h1>${title}</h1>
<p>${sentence} <a href="${homePath}">${back}</a></p>`;
  const { html, headers } = messagePage(locale, { title, body });
  return { html, headers: { ...headers, "Retry-After": String(wait) } };
}
