import {
  openBusiness,
  type TestBusiness,
} from "../../booking/test_business.ts";
import type { TestDatabaseOptions } from "../../storage/test_database.ts";
import { runOperation } from "../../test_operation.ts";
import type { ClaimedItem } from "../../notice/schemas.ts";

/** The service whose users the customers of the test business are. */
export const SERVICE = {
  kind: "service",
  issuer: "ai-service.test",
  jti: "j",
} as const;

/** Another trusted service. */
export const OTHER_SERVICE = { ...SERVICE, issuer: "other.test" } as const;

type Service = typeof SERVICE | typeof OTHER_SERVICE;

/** A test business, and the service that delivers its notices. */
export class NoticeDesk implements AsyncDisposable {
  constructor(readonly business: TestBusiness) {}

  get owner() {
    return this.business.database.owner;
  }

  async claim(limit = 50, service: Service = SERVICE): Promise<ClaimedItem[]> {
    return (await this.#as(service, "notice_claim", { limit })).items;
  }

  async check(noticeId: string, service: Service = SERVICE): Promise<boolean> {
    return (await this.#as(service, "notice_check", { noticeId })).isTrue;
  }

  done(
    noticeId: string,
    outcome = "delivered",
    { channel = "line" as "line" | "mail" | null, reason = "", by = SERVICE } =
      {} as { channel?: "line" | null; reason?: string; by?: Service },
  ) {
    const given = reason === "" ? {} : { reason };
    const input = { noticeId, outcome, channel, ...given };
    return this.#as(by, "notice_done", input);
  }

  /** Delivers everything that is due; resolves to the kinds. */
  async deliver(): Promise<string[]> {
    const items = await this.claim();
    for (const { noticeId } of items) await this.done(noticeId);
    return items.map(({ kind }) => kind);
  }

  /** State and reason of each notice, by kind and version. */
  async states(): Promise<Record<string, string>> {
    const rows = await this.owner<
      { kind: string; version: number; state: string; reason: string | null }[]
    >`
      select kind, version, state, reason from notices
      where audience = 'customer' order by created_at, kind`;
    return Object.fromEntries(
      rows.map(({ kind, version, state, reason }) => [
        `${kind} ${version}`,
        reason === null ? state : `${state} ${reason}`,
      ]),
    );
  }

  /** Moves the clock of all servers. */
  at(moment: string | number): void {
    this.business.now = new Date(moment);
  }

  async #as(actor: Service, name: string, input: unknown) {
    const { database, now } = this.business;
    return await runOperation(database, name, { input, actor, now });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.business[Symbol.asyncDispose]();
  }
}

/** Opens the business, which says an address of itself. */
export async function openNoticeDesk(
  options?: TestDatabaseOptions,
): Promise<NoticeDesk> {
  const desk = new NoticeDesk(await openBusiness(options));
  await desk.owner`
    update business set name_ja = 'サロン まどか', name_en = 'Salon Madoka',
      email = 'salon@example.com', phone = '0300000000',
      address_ja = '東京都', address_en = 'Tokyo'`;
  return desk;
}
