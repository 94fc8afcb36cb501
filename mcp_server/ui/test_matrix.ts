import { ADMIN_ROLES, type AdminRole } from "../operation/admin.ts";
import { SITE } from "../auth/staff_test_site.ts";
import { addAdmin, addSession } from "../auth/test_sessions.ts";
import type { TestApp } from "../test_app.ts";

const DAY_MS = 86_400_000;

/** Somebody who asks for a page or calls an operation. */
export interface Visitor {
  name: string;
  /** What the browser or client sends to say who it is. */
  headers: Record<string, string>;
  /** Of a live session; null for everyone else. */
  role: AdminRole | null;
  /** Whether a token is among the headers; the API takes none. */
  hasToken: boolean;
}

/** From where a request says that it comes. */
export interface Sender {
  name: string;
  headers: Record<string, string>;
  isOwn: boolean;
}

export const SENDERS: readonly Sender[] = [
  { name: "own", headers: { Origin: SITE }, isOwn: true },
  {
    name: "own, by fetch metadata",
    headers: { "Sec-Fetch-Site": "same-origin" },
    isOwn: true,
  },
  { name: "no origin", headers: {}, isOwn: false },
  { name: "null", headers: { Origin: "null" }, isOwn: false },
  {
    name: "another site",
    headers: { Origin: "https://evil.test" },
    isOwn: false,
  },
  {
    name: "the chat",
    headers: { Origin: "http://localhost:8787" },
    isOwn: false,
  },
  {
    name: "a site that may use tokens",
    headers: { Origin: "https://shop.example.com" },
    isOwn: false,
  },
  {
    name: "another site, with our origin",
    headers: { Origin: SITE, "Sec-Fetch-Site": "cross-site" },
    isOwn: false,
  },
];

/** Everyone who may stand before the door, of each kind one. */
export async function visitorsOf(
  app: TestApp,
  now: Date,
): Promise<Visitor[]> {
  const { owner } = app.database;
  const signIn = async (id: string, role: AdminRole, at = now) => {
    const resourceId = role === "stylist" ? "res_chair" : null;
    await addAdmin(owner, { id, email: `${id}@x.test`, role, resourceId, now });
    return await addSession(owner, id, at);
  };
  const live = await Promise.all(
    ADMIN_ROLES.map(async (role) =>
      [role, await signIn(`adm_${role}`, role)] as const
    ),
  );
  const ended = await signIn("adm_ended", "owner", new Date(+now - 8 * DAY_MS));
  const removed = await signIn("adm_removed", "owner");
  const unlisted = await signIn("adm_unlisted", "owner");
  await owner`
    update mcp_users set removed_at = now() where id = 'adm_removed'`;
  await owner`
    update mcp_users set admitted_by = 'email', admitted_as = 'un@listed.test'
    where id = 'adm_unlisted'`;
  const session = live[0]![1];
  const token = { Authorization: `Bearer ${await app.tokenFor("usr_1")}` };
  const stranger = (name: string, headers: Record<string, string>) => ({
    name,
    headers,
    role: null,
    hasToken: false,
  });
  return [
    ...live.map(([role, id]) => ({
      name: role,
      headers: cookie("mcp_admin", id),
      role,
      hasToken: false,
    })),
    stranger("nobody", {}),
    stranger("a removed owner", cookie("mcp_admin", removed)),
    stranger("an owner no longer listed", cookie("mcp_admin", unlisted)),
    stranger("an ended session", cookie("mcp_admin", ended)),
    stranger("the other site's cookie", cookie("ai_session", session)),
    stranger("a made-up session", cookie("mcp_admin", "x".repeat(43))),
    { ...stranger("a customer's token", token), hasToken: true },
    {
      name: "a customer's token beside an owner's session",
      headers: { ...token, ...cookie("mcp_admin", session) },
      role: "owner",
      hasToken: true,
    },
    {
      ...stranger("a session as a token", {
        Authorization: `Bearer ${session}`,
      }),
      hasToken: true,
    },
  ];
}

function cookie(name: string, value: string): Record<string, string> {
  return { Cookie: `${name}=${value}` };
}

/** The paths of all pages, by the module of each. */
export async function findPages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  const root = new URL("routes/", import.meta.url);
  for (const file of await filesIn(root)) {
    const name = file.slice(root.href.length);
    if (/(^|\/)_/.test(name)) continue;
    const path = name.replace(/\.tsx?$/, "").replace(/(^|\/)index$/, "");
    pages.set(`/${path}`, file);
  }
  return pages;
}

async function filesIn(folder: URL): Promise<string[]> {
  const files: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const url = new URL(name, folder);
    if (isDirectory) files.push(...await filesIn(new URL(`${url.href}/`)));
    else files.push(url.href);
  }
  return files.sort();
}
