/**
 * The URLs of the scripts and style sheets that a page names.
 *
 * @param get Asks for the page, for example as somebody who is signed in.
 */
export async function assetsOf(
  url: string,
  get: (url: string) => Promise<Response> = fetch,
): Promise<string[]> {
  const html = await (await get(url)).text();
  const paths = [
    ...html.matchAll(/(?:href|src)="(\/[^"]*(?:__frsh_c|_fresh)[^"]*)"/g),
    ...html.matchAll(/from "(\/_fresh\/[^"]+)"/g),
  ].map(([, path]) => path!.replaceAll("&amp;", "&"));
  return paths.map((path) => new URL(path, url).href);
}
