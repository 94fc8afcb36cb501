/** The URLs of the scripts and style sheets that a page names. */
export async function assetsOf(url: string): Promise<string[]> {
  const html = await (await fetch(url)).text();
  const paths = [
    ...html.matchAll(/(?:href|src)="(\/[^"]*(?:__frsh_c|_fresh)[^"]*)"/g),
    ...html.matchAll(/from "(\/_fresh\/[^"]+)"/g),
  ].map(([, path]) => path!.replaceAll("&amp;", "&"));
  return paths.map((path) => new URL(path, url).href);
}
