import { nonceOf } from "../render/nonce.ts";
import type { Middleware } from "./middleware.ts";

/** How {@linkcode csp} behaves. */
export interface CSPOptions {
  /** Only report: sends `Content-Security-Policy-Report-Only`. */
  reportOnly?: boolean;
  /** Where browsers report violations to. */
  reportTo?: string;
  /** Directives to add; one that names a default's directive replaces it. */
  csp?: string[];
  /** Allows inline scripts and styles by the page's nonce instead of `'unsafe-inline'`. */
  useNonce?: boolean;
}

const DEFAULT_DIRECTIVES = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "upgrade-insecure-requests",
];

/** Directives in which a nonce stands in for `'unsafe-inline'`. */
const INLINE_DIRECTIVES = new Set([
  "default-src",
  "script-src",
  "script-src-elem",
  "style-src",
  "style-src-elem",
  "style-src-attr",
]);

/** Sets the Content-Security-Policy of every answer. */
export function csp<State>(options: CSPOptions = {}): Middleware<State> {
  const { reportOnly, reportTo, useNonce } = options;
  const directives = mergeDirectives(options.csp ?? [], reportTo);
  const header = reportOnly
    ? "Content-Security-Policy-Report-Only"
    : "Content-Security-Policy";
  return async (ctx) => {
    const response = await ctx.next();
    const nonce = useNonce ? nonceOf(response) : undefined;
    const policy = nonce
      ? directives.map((directive) => withNonce(directive, nonce))
      : directives;
    response.headers.set(header, policy.join("; "));
    if (reportTo) {
      response.headers.set("Reporting-Endpoints", `csp-endpoint="${reportTo}"`);
    }
    return response;
  };
}

function mergeDirectives(
  extra: string[],
  reportTo: string | undefined,
): string[] {
  const replaced = new Set(extra.map(nameOf));
  return [
    ...DEFAULT_DIRECTIVES.filter((directive) =>
      !replaced.has(nameOf(directive))
    ),
    ...extra,
    ...(reportTo ? ["report-to csp-endpoint", `report-uri ${reportTo}`] : []),
  ];
}

function withNonce(directive: string, nonce: string): string {
  return INLINE_DIRECTIVES.has(nameOf(directive))
    ? directive.replaceAll("'unsafe-inline'", `'nonce-${nonce}'`)
    : directive;
}

function nameOf(directive: string): string {
  return directive.split(" ", 1)[0]!;
}
