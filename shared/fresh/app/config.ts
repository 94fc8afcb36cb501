/** What an {@linkcode App} may be told. */
export interface FreshConfig {
  /** Path the site lives under, `/admin` for instance; empty by default. */
  basePath?: string;
  mode?: "development" | "production";
  /** Believe `X-Forwarded-Proto` and `X-Forwarded-Host` for `ctx.url`. Only behind a proxy that sets them. */
  trustProxy?: boolean;
}

/** {@linkcode FreshConfig} with every default filled in. */
export interface ResolvedFreshConfig {
  root: string;
  basePath: string;
  mode: "development" | "production";
  trustProxy: boolean;
}
