import { assertEquals } from "@std/assert";
import { isPublicAddress, isPublicHost } from "./public_host.ts";

/** As `URL` writes it, which turns every spelling of an IPv4 address into one. */
function isPublicUrl(url: string): boolean {
  return isPublicHost(new URL(url).hostname);
}

Deno.test("no spelling of a private address is a public host", () => {
  const hosts = [
    ...["127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "0"],
    ...["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
    ...["169.254.169.254", "100.64.0.1", "198.18.0.1", "224.0.0.1"],
    ...["255.255.255.255", "192.0.2.1"],
    ...["[::1]", "[::]", "[fd00::1]", "[fe80::1]", "[ff02::1]"],
    ...["[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[64:ff9b::10.0.0.1]"],
    ...["[2001:db8::1]", "localhost", "api.localhost", "printer.local"],
    ...["metadata.google.internal", "intranet", "db", "localhost."],
  ];
  for (const host of hosts) {
    assertEquals(isPublicUrl(`https://${host}/`), false, host);
  }
});

Deno.test("public addresses and names are public hosts", () => {
  const hosts = [
    ...["hooks.slack.com", "example.com", "8.8.8.8", "172.32.0.1"],
    ...["[2606:4700::1111]", "[::ffff:8.8.8.8]", "localhost.example.com"],
  ];
  for (const host of hosts) {
    assertEquals(isPublicUrl(`https://${host}/`), true, host);
  }
  assertEquals(isPublicAddress("2400:cb00::1"), true);
});
