import type { Filled } from "../../../mcp_server/operation/details.ts";
import type { Actor } from "../../../mcp_server/storage/actor.ts";
import { ownedBy } from "../../../mcp_server/storage/owned_by.ts";
import type {
  Row,
  Statement,
  TransactionSql,
} from "../../../mcp_server/storage/statement.ts";
import { sampleRow, samples, type StoredSample } from "./columns.ts";
import type { SampleDetails } from "./schemas.ts";

/** A new entry; its owner is set from the transaction. */
export interface NewSample extends Filled<SampleDetails> {
  id: string;
  /** An id, or an SQL expression for it. */
  customerId: string | Statement<Row[]>;
  createdBy: "ai-service" | "mcp";
  createdAt: Date;
}

/** Adds an entry of the acting user or, for staff, of a walk-in. */
export async function createSample(
  sql: TransactionSql,
  given: NewSample,
): Promise<StoredSample> {
  const values = samples.values({
    ...given,
    issuer: sql`app_issuer()`,
    userId: sql`app_user_id()`,
  });
  const [row] = await sql<[StoredSample]>`
    insert into samples ${values} returning ${sampleRow.list}`;
  return row;
}

/** The page of entries to read. */
export interface SampleFilter {
  /** The last entry of the page before. */
  after: { createdAt: Date; id: string } | undefined;
  limit: number;
}

/** The actor's entries, latest first. */
export async function listSamples(
  sql: TransactionSql,
  actor: Actor,
  { after, limit }: SampleFilter,
): Promise<StoredSample[]> {
  return await sql<StoredSample[]>`
    select ${sampleRow.list} from samples
    where ${ownedBy(sql, actor)}
      ${
    after
      ? sql`and (created_at, id) < (${after.createdAt}, ${after.id})`
      : sql``
  }
    order by created_at desc, id desc limit ${limit}`;
}
