let current: string | undefined;

/** Names the build whose assets are served. In the browser it is part of the URL this code came from. */
export function buildId(): string {
  return current ??= idInUrl(import.meta.url) ?? crypto.randomUUID();
}

/** Says which build is served; a production build names itself by its content. */
export function setBuildId(id: string): void {
  current = id;
}

function idInUrl(url: string | undefined): string | undefined {
  return url?.match(/\/_fresh\/js\/([^/]+)\//)?.[1];
}
