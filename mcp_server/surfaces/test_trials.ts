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
  isExpectation,
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
  untried,
} from "./test_slices.ts";

/** The kind of caller. */
export type Kind = "user" | "staff" | "service";

/** A test of one input field of one write, called by one kind of caller. */
export interface Trial {
  operation: Operation;
  kind: Kind;
  procedure: Procedure;
  field: Field;
}

/** A trial of each optional or personal field of each write. */
export function listTrials(): Trial[] {
  const writes = operations.filter(({ kind }) => kind === "write");
  return writes.flatMap((operation) =>
    (["user", "staff", "service"] as const).flatMap((kind) => {
      const procedure = procedureFor(operation, kind);
      const fields = procedure ? fieldsOf(procedure.input) : [];
      return fields
        .filter(({ schema, isOptional }) => isOptional || isPersonal(schema))
        .filter(({ path }) => !isExpectation(String(path[0])))
        .filter(({ path }) =>
          !untried.has(`${operationName(operation)}.${path.join(".")}`)
        )
        .map((field) => ({ operation, kind, procedure: procedure!, field }));
    })
  );
}

/** E.g. `booking_create.note by staff`. */
export function titleOf({ operation, kind, field }: Trial): string {
  return `${operationName(operation)}.${field.path.join(".")} by ${kind}`;
}

/** A customer who exists for one trial only, with a record of each kind. */
export interface Customer {
  userId: string;
  /** Part of every text of theirs, including their name and email address. */
  secret: string;
  token: string;
  jti: string;
  owned: Owned;
}

/** The server under test and the people who call it. */
export interface TrialContext {
  app: TestApp;
  /** The `Cookie` header of a signed-in admin. */
  cookie: string;
  customer: Customer;
}

/** Creates a customer with one record of each kind that slices can create. */
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

/** Calls an operation, which must succeed. Resolves to its result. */
export async function callAs(
  { app, cookie, customer: { userId, token } }: TrialContext,
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

/** Valid arguments whose value in the trial's field is recognisable or chosen. */
export function argumentsOf(
  context: TrialContext,
  trial: Trial,
  text: string,
): { args: Arguments; value: unknown } {
  const base = baseOf(context, trial, text);
  const { path } = trial.field;
  const given = valueAt(base, path);
  const isUsable = trial.kind === "service" ||
    JSON.stringify(given)?.includes(text);
  const value = isUsable
    ? given
    : otherValue(context, trial.field, text, given);
  return { args: withValue(base, path, value), value };
}

/** A valid value, other than the given one if there are several. */
function otherValue(
  { app }: TrialContext,
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
  context: TrialContext,
  { operation, kind, procedure, field }: Trial,
  text: string,
): Arguments {
  if (kind === "service") return serviceArguments(context, operation, field);
  const args = userArguments(context, operation, text);
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
  { app, customer: { owned } }: TrialContext,
  operation: Operation,
  text: string,
): Arguments {
  const now = app.deps.now();
  const name = operationName(operation);
  const creation = creations.find((each) => each.operation === name);
  return creation?.args({ text, round: 1, now }) ??
    inputFor(operation, { owned, now });
}

/**
 * Arguments from the attempts of another service that succeed, since they are
 * valid for this service too.
 */
function serviceArguments(
  { app, customer }: TrialContext,
  operation: Operation,
  field: Field,
): Arguments {
  const victim = { ...customer, issuer: ISSUER };
  const valid = examples
    .flatMap(({ asOtherService }) =>
      asOtherService?.(victim, app.deps.now()) ?? []
    )
    .filter(([name, , status]) =>
      name === operationName(operation) && status === 200
    )
    .map(([, args]) => args);
  const args = valid.find((args) => valueAt(args, field.path) !== undefined);
  if (args) return args;
  throw new TypeError(
    `${operation.noun}/test_examples.ts has no example with "${nameOf(field)}"`,
  );
}
