/** What an {@linkcode App} may be told. */
export interface FreshConfig {
  /** Path the site lives under, `/admin` for instance; empty by default. */
  basePath?: string;
  mode?: "development" | "production";
}

/** {@linkcode FreshConfig} with every default filled in. */
export interface ResolvedFreshConfig {
  basePath: string;
  mode: "development" | "production";
}
