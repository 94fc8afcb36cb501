/** The URL path of a file, each of its parts percent-encoded in the same way. */
export function encodePath(path: string): string {
  const parts = path.split("/").filter((part) => part !== "");
  return `/${parts.map(encodeURIComponent).join("/")}`;
}
