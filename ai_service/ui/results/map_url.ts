/** A page that shows the address on a map. */
export function mapUrl(address: string): string {
  const url = new URL("https://www.google.com/maps/search/?api=1");
  url.searchParams.set("query", address);
  return url.href;
}
