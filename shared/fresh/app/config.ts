/** What an {@linkcode App} may be told. */
export interface FreshConfig {
  mode?: "development" | "production";
}

/** {@linkcode FreshConfig} with every default filled in. */
export interface ResolvedFreshConfig {
  mode: "development" | "production";
}
