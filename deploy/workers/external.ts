/** Modules that Workers have built in. */
export const EXTERNAL = ["cloudflare:workers"];
