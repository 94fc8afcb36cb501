import { assertEquals } from "@std/assert";
import { USER_SCOPES } from "../../shared/contract/scopes.ts";
import type { TokenSigner } from "../../shared/contract/sign.ts";
import { addForm } from "../form/test_forms.ts";
import { addProduct } from "../order/test_shop.ts";
import {
  createTestApp,
  createTestKeys,
  createTestSigner,
  ISSUER,
  type TestApp,
  trustIssuer,
} from "../test_app.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import { callRest } from "./test_calls.ts";

/** When the corpus takes place. */
export const NOW = new Date("2026-03-02T03:00:00Z");
/** What the victim wrote, and nobody else may read. */
export const SECRET = "do-not-tell-anyone";
/** The victim's keys, by operation. */
export const KEYS = ["booking_create", "order_create", "form_submit"] as const;

/** One of two slots, each with room for everyone. */
function slot(hour: number): string {
  return `2026-03-04T${hour}:00:00+09:00`;
}

/** Someone with a token, and what is theirs. */
export interface Person {
  name: string;
  token: string;
  jti: string;
  bookingId: string;
  orderId: string;
  /** What they sent to create those, under {@linkcode KEYS}. */
  sent: Record<typeof KEYS[number], Record<string, unknown>>;
}

/** A business with one victim and two who are after what is theirs. */
export interface World extends AsyncDisposable {
  app: TestApp;
  victim: Person;
  /** A customer of the same issuer, and the same `sub` of another one. */
  attackers: Person[];
  /** Signs for {@linkcode ISSUER} and for the other issuer. */
  signers: TokenSigner[];
  /** Ids and texts of the victim that no answer may hold. */
  secrets: string[];
  /** The victim's `nextCursor` of each list. */
  cursors: Record<string, string>;
}

/** Opens the business and lets everyone leave something there. */
export async function openWorld(): Promise<World> {
  const app = await createTestApp({ now: () => NOW });
  const { owner } = app.database;
  await openSalon(owner, { capacity: 9 });
  for (const id of ["prd_1", "prd_2"]) await addProduct(owner, id);
  for (const id of ["frm_1", "frm_2"]) await addForm(owner, id);
  const keys = await createTestKeys();
  await trustIssuer(app, "second.test", { publicPem: keys.publicPem });
  const second = await createTestSigner("second.test", keys, () => NOW);
  const victim = await settle(app, app.signer, { id: "hanako", text: SECRET });
  const attackers = [
    await settle(app, app.signer, { id: "ken", text: "mine" }),
    await settle(app, second, { id: "hanako", text: "mine" }),
  ];
  return {
    app,
    victim,
    attackers,
    signers: [app.signer, second],
    secrets: [SECRET, ...await idsOf(app)],
    cursors: await cursorsOf(app, victim.token),
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}

/** Two bookings, two orders and a form of one person. */
async function settle(
  app: TestApp,
  signer: TokenSigner,
  { id, text }: { id: string; text: string },
): Promise<Person> {
  const user = { id, email: "hanako@example.com", name: "花子" };
  const { token, jti } = await signer.signForUser({
    user,
    scopes: USER_SCOPES,
  });
  const sent: Person["sent"] = {
    booking_create: { serviceId: HAIRCUT, start: slot(10), note: text },
    order_create: {
      items: [{ productId: "prd_1", quantity: 1 }],
      note: text,
    },
    form_submit: {
      formId: "frm_1",
      version: 1,
      answers: { name: text, agreed: true },
    },
  };
  const made: Record<string, { id: string }> = {};
  for (const name of KEYS) {
    const headers = { "idempotency-key": `${name}-key` };
    const args = sent[name];
    const { status, body } = await callRest(app, name, {
      token,
      args,
      headers,
    });
    assertEquals(status, 200);
    Object.assign(made, body);
  }
  const more = { ...sent.booking_create, start: slot(11) };
  await callRest(app, "booking_create", { token, args: more });
  await callRest(app, "order_create", { token, args: sent.order_create });
  return {
    name: `${id} of ${signer === app.signer ? ISSUER : "second.test"}`,
    token,
    jti,
    bookingId: made.booking!.id,
    orderId: made.order!.id,
    sent,
  };
}

/** Every id that belongs to the victim. */
async function idsOf({ database }: TestApp): Promise<string[]> {
  const rows = await database.owner<{ id: string }[]>`
    select id from (
      select id, issuer, user_id from customers
      union all select id, issuer, user_id from bookings
      union all select id, issuer, user_id from orders
      union all select number, issuer, user_id from orders
      union all select id, issuer, user_id from form_submissions
    ) as everything where issuer = ${ISSUER} and user_id = 'hanako'`;
  return rows.map(({ id }) => id);
}

async function cursorsOf(app: TestApp, token: string) {
  const cursors: Record<string, string> = {};
  for (
    const list of ["booking_list", "order_list", "product_list", "form_list"]
  ) {
    const { body } = await callRest(app, list, { token, args: { limit: 1 } });
    cursors[list] = body.nextCursor;
  }
  return cursors;
}

/** All that is stored of the victim, to notice that it changed. */
export async function stateOf({ app }: World): Promise<unknown> {
  const { owner } = app.database;
  const tables = [
    "customers",
    "bookings",
    "orders",
    "form_submissions",
  ];
  return await Promise.all(
    tables.map(async (table) => [
      ...await owner`
        select * from ${owner(table)}
        where issuer = ${ISSUER} and user_id = 'hanako' order by id`,
    ]),
  );
}
