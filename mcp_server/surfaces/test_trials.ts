import { assertEquals } from "@std/assert";
import { SERVICE_SCOPES, USER_SCOPES } from "../../shared/contract/scopes.ts";
import {
  type Operation,
  operationName,
  type Procedure,
  procedureFor,
} from "../operation/operation.ts";
import { operations } from "../slices.ts";
import { isPersonal } from "../storage/personal.ts";
import { ISSUER, type TestApp } from "../test_app.ts";
import { type Answer, callRest, post } from "./test_calls.ts";
import {
  type Field,
  fieldsOf,
  makeValue,
  nameOf,
  valueAt,
  withValue,
} from "./test_fields.ts";
import {
  type Arguments,
  creations,
  examples,
  inputFor,
  type Owned,
} from "./test_slices.ts";

/** Who calls. */
export type Kind = "user" | "staff" | "service";

/** One field of one write, as one kind of caller gives it. */
export interface Trial {
  operation: Operation;
  kind: Kind;
  procedure: Procedure;
  field: Field;
}

/** Every field of a write that is optional or personal. */
export function listTrials(): Trial[] {
  const writes = operations.filter(({ kind }) => kind === "write");
  return writes.flatMap((operation) =>
    (["user", "staff", "service"] as const).flatMap((kind) => {
      const procedure = procedureFor(operation, kind);
      const fields = procedure ? fieldsOf(procedure.input) : [];
      return fields
        .filter(({ schema, isOptional }) => isOptional || isPersonal(schema))
        .map((field) => ({ operation, kind, procedure: procedure!, field }));
    })
  );
}

/** E.g. `booking_create.note by staff`. */
export function titleOf({ operation, kind, field }: Trial): string {
  return `${operationName(operation)}.${field.path.join(".")} by ${kind}`;
}

/** A customer of one trial's own, with something of everything. */
export interface Customer {
  userId: string;
  /** Part of every text that is theirs, their name and address too. */
  secret: string;
  token: string;
  jti: string;
  owned: Owned;
}

/** Everyone who takes part in a trial. */
export interface Scene {
  app: TestApp;
  /** Of staff. */
  cookie: string;
  customer: Customer;
}

/** Has a new customer leave something of everything that slices offer. */
export async function createCustomer(
  app: TestApp,
  index: number,
): Promise<Customer> {
  const number = String(index).padStart(4, "0");
  const secret = `secret-${number}`;
  const id = `usr_${number}`;
  const user = { id, email: `${secret}@example.com`, name: secret };
  const signed = await app.signer.signForUser({ user, scopes: USER_SCOPES });
  const { token, jti } = signed;
  const owned: Owned = {};
  for (const creation of creations) {
    const now = app.deps.now();
    const args = creation.args({ text: secret, round: 0, now });
    const { status, body } = await callRest(app, creation.operation, {
      token,
      args,
    });
    assertEquals(status, 200, creation.operation);
    Object.assign(owned, creation.owned?.(body));
  }
  return { userId: id, secret, token, jti, owned };
}

/** Calls an operation, which has to be done. */
export async function callAs(
  { app, cookie, customer: { userId, token } }: Scene,
  { operation, kind }: Pick<Trial, "operation" | "kind">,
  args: Arguments,
): Promise<Answer["body"]> {
  const name = operationName(operation);
  const headers = { "idempotency-key": `of-${userId}` };
  const ask = async () => {
    if (kind === "staff") {
      const { noun, verb } = operation;
      const origin = app.deps.env.serverUrl;
      const options = { headers: { ...headers, cookie, origin } };
      return await post(app, `/api/admin/${noun}/${verb}`, args, options);
    }
    const service = await app.signer.signForService(SERVICE_SCOPES);
    const caller = kind === "user" ? token : service.token;
    return await callRest(app, name, { token: caller, args, headers });
  };
  const { status, body } = await ask();
  assertEquals(status, 200, `${name}: ${JSON.stringify(body)}`);
  return body;
}

/** Good arguments with a value of its own in the trial's field. */
export function argumentsOf(
  scene: Scene,
  trial: Trial,
  text: string,
): { args: Arguments; value: unknown } {
  const base = baseOf(scene, trial, text);
  const { path } = trial.field;
  const given = valueAt(base, path);
  const isGood = trial.kind === "service" ||
    JSON.stringify(given)?.includes(text);
  const value = isGood ? given : otherValue(scene, trial.field, text, given);
  return { args: withValue(base, path, value), value };
}

/** Another value than the given one, where there are several. */
function otherValue(
  { app }: Scene,
  field: Field,
  text: string,
  given: unknown,
): unknown {
  for (const { pools } of examples) {
    const pool = pools?.(app.deps.now())[nameOf(field)];
    if (pool) return pool.find((value) => value !== given) ?? pool[0];
  }
  return makeValue(field, text);
}

function baseOf(
  scene: Scene,
  { operation, kind, procedure, field }: Trial,
  text: string,
): Arguments {
  if (kind === "service") return serviceArguments(scene, operation, field);
  const args = userArguments(scene, operation, text);
  return fieldsOf(procedure.input)
    .filter(({ path, isOptional }) =>
      !isOptional && valueAt(args, path) === undefined
    )
    .reduce(
      (more, missing) =>
        withValue(more, missing.path, makeValue(missing, text)),
      args,
    );
}

function userArguments(
  { app, customer: { owned } }: Scene,
  operation: Operation,
  text: string,
): Arguments {
  const now = app.deps.now();
  const name = operationName(operation);
  const creation = creations.find((each) => each.operation === name);
  return creation?.args({ text, round: 1, now }) ??
    inputFor(operation, { owned, now });
}

/** What another service may do with its own, this one may as well. */
function serviceArguments(
  { app, customer }: Scene,
  operation: Operation,
  field: Field,
): Arguments {
  const victim = { ...customer, issuer: ISSUER };
  const good = examples
    .flatMap(({ asOtherService }) =>
      asOtherService?.(victim, app.deps.now()) ?? []
    )
    .filter(([name, , status]) =>
      name === operationName(operation) && status === 200
    )
    .map(([, args]) => args);
  const args = good.find((args) => valueAt(args, field.path) !== undefined);
  if (args) return args;
  throw new TypeError(
    `${operation.noun}/test_examples.ts has no example with "${nameOf(field)}"`,
  );
}
