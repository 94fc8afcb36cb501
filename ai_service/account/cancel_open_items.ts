import type { TokenUser } from "../../shared/contract/claims.ts";
import type { DeletionDeps } from "./deps.ts";
import { listOpenItems, type OpenItem } from "./open_items.ts";
import { ShopReader, ShopUnavailableError } from "./shop_reader.ts";

/**
 * Cancels the customer's future bookings and unpaid orders. What the shop does
 * not let a customer cancel stays there. Cancelling again changes nothing, so
 * this can be repeated after a crash.
 *
 * @throws {McpUnavailableError | ShopUnavailableError} If it has to be done
 *   again, because the shop did not answer.
 */
export async function cancelOpenItems(
  deps: DeletionDeps,
  user: TokenUser,
): Promise<void> {
  const shop = new ShopReader(deps, user, "en");
  for (const open of await listOpenItems(shop, deps.now())) {
    await cancel(deps, shop, user, open);
  }
}

async function cancel(
  { mcp, mcpTokens, randomId, log }: DeletionDeps,
  shop: ShopReader,
  user: TokenUser,
  { kind, cancel: { tool: name, args } }: OpenItem,
): Promise<void> {
  const tool = await shop.tool(name);
  if (!tool) return;
  const approvalId = randomId();
  const call = { approvalId, args };
  const { token } = await mcpTokens.stepUpToken(
    user,
    tool.scope,
    call,
    "account",
  );
  const idempotencyKey = approvalId;
  const answer = await mcp.sendWrite({ name, args, token, idempotencyKey });
  if (answer.status === "unknown") throw new ShopUnavailableError(name);
  const code = answer.status === "refused" ? answer.error.code : undefined;
  const { status } = answer;
  log.info("open_item_cancelled", { userId: user.id, kind, status, code });
}
