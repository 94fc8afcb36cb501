import { assert, assertEquals } from "@std/assert";
import {
  SERVICE_SCOPES,
  type ServiceScope,
} from "../../shared/contract/scopes.ts";
import {
  isPreviewable,
  type Operation,
  operationName,
} from "../operation/operation.ts";
import { argsFor, type Attack, attacksOn } from "./mcp/test_attacks.ts";
import {
  type Answer,
  callMcp,
  callRest,
  outcomeOf,
  type ToolCall,
} from "./test_calls.ts";
import { callPreview } from "./test_previews.ts";
import { examples } from "./test_slices.ts";
import {
  createCrossUserSetup,
  type CrossUserSetup,
  NOW,
  readVictimRows,
} from "./test_cross_user.ts";

const SURFACES = { REST: callRest, MCP: callMcp, preview: callPreview };
type Surface = keyof typeof SURFACES;

/** The surfaces of an operation. */
function surfacesOf(operation: Operation): Surface[] {
  return isPreviewable(operation)
    ? ["REST", "MCP", "preview"]
    : ["REST", "MCP"];
}

function isRefusal({ status, body }: Answer): boolean {
  return status >= 400 ? status < 500 : body.error || body.result?.isError;
}

/** The outcome of a call, without its request id. */
function withoutRequestId(answer: Answer): unknown {
  return { status: answer.status, ...outcomeOf(answer), requestId: "" };
}

/** The problem of a response to an attack; undefined if there is none. */
async function findBreach(
  { app, secrets }: CrossUserSetup,
  name: string,
  attack: Attack & { surface: Surface },
): Promise<string | undefined> {
  const call = SURFACES[attack.surface];
  const answer = await call(app, name, attack);
  const text = JSON.stringify(answer.body);
  const sent = JSON.stringify(attack.args);
  const leaked = secrets.find((each) =>
    text.includes(each) && !sent.includes(each)
  );
  if (leaked !== undefined) return `shows ${leaked}`;
  if (answer.status >= 500) return `answers ${answer.status}`;
  if (attack.isRefused && !isRefusal(answer)) return "is done";
  if (!attack.harmless) return undefined;
  const harmless = await call(app, name, attack.harmless);
  const same = JSON.stringify(withoutRequestId(answer)) ===
    JSON.stringify(withoutRequestId(harmless));
  return same ? undefined : "reveals that the record exists";
}

/** Counts the attacks, and collects those that were accepted. */
class Corpus {
  tried = 0;
  readonly accepted: string[] = [];
  readonly operations = new Set<string>();

  constructor(readonly setup: CrossUserSetup) {}

  async add(name: string, what: string, breach: Promise<string | undefined>) {
    this.tried++;
    this.operations.add(name);
    const found = await breach;
    if (found) this.accepted.push(`${name}, ${what}: ${found}`);
  }
}

async function attackAsUsers(corpus: Corpus) {
  const { setup } = corpus;
  for (const operation of setup.app.deps.operations) {
    const name = operationName(operation);
    if (operation.audience !== "user") continue;
    const before = await readVictimRows(setup);
    for (const attacker of setup.attackers) {
      for (const attack of attacksOn(operation, setup, attacker)) {
        for (const surface of surfacesOf(operation)) {
          const what = `${attack.what} over ${surface} by ${attacker.name}`;
          const tried = findBreach(setup, name, { ...attack, surface });
          await corpus.add(name, what, tried);
        }
      }
    }
    assertEquals(
      await readVictimRows(setup),
      before,
      `${name} changed the victim`,
    );
  }
}

/** Calls service operations with user tokens, and as another issuer's service. */
async function attackAsServices(corpus: Corpus) {
  const { setup } = corpus;
  const { victim, attackers, signers } = setup;
  const tries = examples
    .flatMap((slice) => slice.asOtherService?.(victim, NOW) ?? []);
  const before = await readVictimRows(setup);
  // Before the service changes its own users' data.
  for (const { name: who, token } of attackers) {
    for (const [name, args] of tries) {
      const tried = checkStatus(setup, name, { token, args }, 403);
      await corpus.add(name, `by ${who}`, tried);
    }
  }
  const [, second] = signers;
  for (const [name, args, status] of tries) {
    const { scope } = setup.app.deps.operations
      .find((each) => operationName(each) === name)!;
    const { token } = await second!.signForService([scope as ServiceScope]);
    const tried = checkStatus(setup, name, { token, args }, status);
    await corpus.add(name, "by another issuer's service", tried);
  }
  assertEquals(
    await readVictimRows(setup),
    before,
    "a service changed the victim",
  );
  const { token } = victim;
  const { status } = await callRest(setup.app, "booking_list", { token });
  assertEquals(status, 200, "the victim's token is still valid");
}

/** The problem of a call that does not have the expected status. */
async function checkStatus(
  { app }: CrossUserSetup,
  name: string,
  call: ToolCall,
  expected: number,
): Promise<string | undefined> {
  const { status } = await callRest(app, name, call);
  return status === expected ? undefined : `answers ${status}`;
}

/** A service token acts for no user, so no user operation may accept it. */
async function attackWithServiceTokens(corpus: Corpus) {
  const { app, victim, signers } = corpus.setup;
  for (const signer of signers) {
    const { token } = await signer.signForService(SERVICE_SCOPES);
    for (const operation of app.deps.operations) {
      if (operation.audience !== "user") continue;
      const name = operationName(operation);
      for (const surface of surfacesOf(operation)) {
        const args = argsFor(operation, victim);
        const asService = async () => {
          const call = { token, args };
          const { status } = await SURFACES[surface](app, name, call);
          return status === 403 ? undefined : `answers ${status}`;
        };
        await corpus.add(name, `by a service, ${surface}`, asService());
      }
    }
  }
}

Deno.test("no operation or preview on any surface gives access to another customer's records", async () => {
  await using setup = await createCrossUserSetup();
  const corpus = new Corpus(setup);
  await attackAsUsers(corpus);
  await attackAsServices(corpus);
  await attackWithServiceTokens(corpus);
  const { tried, accepted, operations } = corpus;
  const all = setup.app.deps.operations.map(operationName);
  assertEquals([...operations].sort(), all.sort(), "every operation was tried");
  console.log(`figure: cross_user_tried = ${tried} (goal 1000)`);
  console.log(`figure: cross_user_accepted = ${accepted.length} (goal 0)`);
  assertEquals(accepted, []);
  assert(tried >= 60 * all.length, "each was tried in many ways");
});
