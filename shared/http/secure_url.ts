/** Whether `value` is an https URL, or an http URL with a loopback host. */
export function isSecureUrl(value: string): boolean {
  const url = URL.parse(value);
  if (url?.protocol === "https:") return true;
  return url?.protocol === "http:" &&
    ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
}
