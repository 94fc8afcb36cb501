import type { User } from "../auth/user.ts";
import type { Actor } from "../conversation/actor.ts";
import type { ConversationSummary } from "../conversation/events.ts";
import { toTokenUser } from "../conversation/due_work.ts";
import { exportJson } from "../conversation/export_json.ts";
import {
  jsonArray,
  jsonObject,
  type JsonPieces,
  jsonValue,
} from "../conversation/json_stream.ts";
import type { Quota } from "../quota/quota.ts";
import {
  conversationsPrefix,
  lineFriendKey,
  noticeSettingsKey,
  userSessionsPrefix,
} from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { withoutIds } from "./deletion_plan.ts";
import type { ShopDeps } from "./deps.ts";
import { ShopReader } from "./shop_reader.ts";

/** Dependencies of exporting accounts. */
export interface AccountExportDeps extends ShopDeps {
  kv: Kv;
  quota: Pick<Quota, "view">;
  now: () => Date;
}

/** Lists of the shop that hold what is the customer's, by their names here. */
const SHOP_LISTS = {
  bookings: "booking_list",
  orders: "order_list",
  forms: "form_submissions",
} as const;

/**
 * Everything that is known of the person, as one JSON document in pieces. It
 * holds no tokens, no keys and no ids. Where the shop does not answer, the
 * document says so.
 */
export function exportAccount(
  deps: AccountExportDeps,
  user: User,
  locale: Actor["locale"],
): JsonPieces {
  const { kv, quota, now } = deps;
  const { name, email, provider, pictureUrl, language, createdAt } = user;
  const profile = { name, email, provider, pictureUrl, language, createdAt };
  const shop = new ShopReader(deps, toTokenUser(user), locale);
  return jsonObject({
    exportedAt: jsonValue(now().toISOString()),
    profile: jsonValue(profile),
    notices: noticesOf(kv, user.id),
    usage: usageOf(quota, user.id),
    signIns: jsonArray(signInsOf(kv, user.id)),
    shop: jsonObject(
      Object.fromEntries(
        Object.entries(SHOP_LISTS).map(([name, list]) => [
          name,
          shopList(shop, list),
        ]),
      ),
    ),
    conversations: jsonArray(
      summariesOf(kv, user.id),
      (summary) => {
        const ref = { userId: user.id, conversationId: summary.id };
        return exportJson(kv, ref, { summary, now: now() });
      },
    ),
  });
}

async function* usageOf(
  quota: AccountExportDeps["quota"],
  userId: string,
): JsonPieces {
  yield* jsonValue(await quota.view(userId));
}

/** The preferences for notices, and the friendship with the LINE account. */
async function* noticesOf(kv: Kv, userId: string): JsonPieces {
  const keys = [noticeSettingsKey(userId), lineFriendKey(userId)];
  const [settings, lineFriend] = await kv.getMany(keys);
  yield* jsonValue({
    settings: settings?.value ?? null,
    lineFriend: lineFriend?.value ?? null,
  });
}

/** Without ids, because they name nothing that a person knows. */
async function* shopList(shop: ShopReader, list: string): JsonPieces {
  try {
    // Read before it is written, since what is written cannot be taken back.
    const items = await Array.fromAsync(shop.list(list, {}));
    yield* jsonValue({ status: "complete", items: items.map(withoutIds) });
  } catch {
    yield* jsonValue({ status: "unavailable", items: [] });
  }
}

/** Those of the last 30 days. */
async function* signInsOf(kv: Kv, userId: string) {
  const prefix = userSessionsPrefix(userId);
  for await (const { value } of kv.list<{ createdAt: number }>({ prefix })) {
    yield { at: new Date(value.createdAt).toISOString() };
  }
}

async function* summariesOf(kv: Kv, userId: string) {
  const prefix = conversationsPrefix(userId);
  for await (const { value } of kv.list<ConversationSummary>({ prefix })) {
    yield value;
  }
}
