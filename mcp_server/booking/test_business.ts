import type { z } from "zod";
import { assert } from "@std/assert";
import {
  isPreviewable,
  type Operation,
  operationName,
  type Procedure,
  procedureFor,
  writeProcedureFor,
} from "../operation/operation.ts";
import type { Actor } from "../storage/actor.ts";
import { testStaff, testUser } from "../storage/test_actors.ts";
import {
  createTestDatabase,
  type TestDatabase,
  type TestDatabaseOptions,
} from "../storage/test_database.ts";
import { insertRows } from "../storage/insert_rows.ts";
import { inTransaction } from "../storage/transaction.ts";
import { bookingOperations, bookingStaffOperations } from "./operations.ts";
import type { Booking } from "./schemas.ts";

/** Monday, 09:00 in Tokyo; the business below opens in an hour. */
export const MONDAY = new Date("2030-01-07T09:00:00+09:00");

/** A slot of the business, e.g. `at("15:00")`: Tuesday unless said otherwise. */
export function at(time: string, day = "2030-01-08"): string {
  return `${day}T${time}:00+09:00`;
}

/** A business that is open every day from 10 to 18 with an hour's break. */
export class TestBusiness implements AsyncDisposable {
  now = MONDAY;
  timeZone = "Asia/Tokyo";

  constructor(readonly database: TestDatabase) {}

  /** Calls an operation as the pipeline does, output checked against schema. */
  async call(name: string, input: unknown, actor: Actor = testUser("hanako")) {
    const operation = operationCalled(name);
    const { kind } = operation;
    return await this.#run(operation, { input, actor, kind });
  }

  /** Calls an operation as staff do. */
  async callAsStaff(name: string, input: unknown) {
    const operation = operationCalled(name);
    const procedure = procedureFor(operation, "staff")!;
    const { kind } = operation;
    return await this.#run(procedure, { input, actor: testStaff, kind });
  }

  /** Previews a write as staff or a customer do, in English. */
  async preview(name: string, input: unknown, actor: Actor) {
    const operation = operationCalled(name);
    assert(isPreviewable(operation));
    const procedure = writeProcedureFor(operation, actor.kind)!;
    const context = { ...this.#context(actor), locale: "en" } as const;
    return await inTransaction(
      this.database.sql,
      actor,
      (sql) =>
        procedure.preview({ sql, ...context }, procedure.input.parse(input)),
    );
  }

  #context(actor: Actor) {
    const { now, timeZone } = this;
    return { actor, now, timeZone, requestId: "test" };
  }

  async #run(
    { input, output, run }: Procedure,
    { input: given, actor, kind }: {
      input: unknown;
      actor: Actor;
      kind: Operation["kind"];
    },
  ) {
    const parsed = input.parse(given);
    const context = {
      ...this.#context(actor),
      newId: (prefix: string) => prefix + crypto.randomUUID(),
      noteBefore: () => {},
    };
    const result = await inTransaction(
      this.database.sql,
      actor,
      (sql) => run({ sql, ...context }, parsed),
      { readOnly: kind === "read" },
    );
    return output.parse(result) as z.output<z.ZodObject>;
  }

  async book(input: Record<string, unknown>, actor?: Actor): Promise<Booking> {
    const bookingRequest = { serviceId: "svc_cut", ...input };
    const { booking } = await this.call(
      "booking_create",
      bookingRequest,
      actor,
    );
    return booking as Booking;
  }

  /** Starts of the open slots of a day, as `HH:MM`. */
  async slots(serviceId = "svc_cut", day = "2030-01-08"): Promise<string[]> {
    const result = await this.call("booking_slots", {
      serviceId,
      from: at("00:00", day),
      to: at("23:59", day),
    });
    return (result.slots as { start: string }[])
      .map((slot) => slot.start.slice(11, 16));
  }

  /** Writes to one of the catalogue's tables, as staff. */
  async add(table: string, ...rows: Record<string, unknown>[]): Promise<void> {
    await inTransaction(
      this.database.sql,
      testStaff,
      (sql) => insertRows(sql, table, rows),
    );
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve(this.database[Symbol.asyncDispose]());
  }
}

function operationCalled(name: string): Operation {
  return [...bookingOperations, ...bookingStaffOperations]
    .find((operation) => operationName(operation) === name)!;
}

/** Defaults of a service of the test business. */
export function service(id: string, changes: Record<string, unknown> = {}) {
  return {
    id,
    name_ja: id,
    name_en: id,
    description_ja: id,
    description_en: id,
    duration_minutes: 60,
    slot_step_minutes: 30,
    lead_minutes: 60,
    horizon_days: 30,
    cancel_cutoff_minutes: 120,
    price_minor: 5500,
    currency: "JPY",
    active: true,
    position: 0,
    buffer_before_minutes: 0,
    buffer_after_minutes: 0,
    ...changes,
  };
}

/** A chair, room or person of the test business. */
export function resource(id: string, capacity = 1) {
  return { id, name_ja: id, name_en: id, capacity };
}

/** Opens the business with one service, `svc_cut`, on one chair, `res_chair`. */
export async function openBusiness(
  options?: TestDatabaseOptions,
): Promise<TestBusiness> {
  const business = new TestBusiness(await createTestDatabase(options));
  const hours = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
    { id: `hrs_${weekday}a`, weekday, opens: "10:00", closes: "13:00" },
    { id: `hrs_${weekday}b`, weekday, opens: "14:00", closes: "18:00" },
  ]);
  await business.add("opening_hours", ...hours);
  await business.add("services", service("svc_cut"));
  await business.add("resources", resource("res_chair"));
  await business.add("service_resources", {
    service_id: "svc_cut",
    resource_id: "res_chair",
  });
  return business;
}
