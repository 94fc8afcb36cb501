import type { PreviewDetail, PreviewReader } from "../operation/preview.ts";
import type { PlanContext } from "../operation/write.ts";
import { getCustomerName } from "./store.ts";
import { line } from "./words.ts";

/** Whose booking it is, which customers know and staff have to be told. */
export async function customerLines(
  { sql, actor, locale }: PlanContext & PreviewReader,
  { id }: { id: string },
): Promise<PreviewDetail[]> {
  if (actor.kind !== "staff") return [];
  const name = await getCustomerName(sql, id);
  return name === "" ? [] : [line("customer", name, locale)];
}
