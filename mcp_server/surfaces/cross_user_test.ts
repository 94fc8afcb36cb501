import { assert, assertEquals } from "@std/assert";
import {
  SERVICE_SCOPES,
  type ServiceScope,
} from "../../shared/contract/scopes.ts";
import { operationName } from "../operation/operation.ts";
import { argsFor, type Attack, attacksOn } from "./mcp/test_attacks.ts";
import {
  type Answer,
  callMcp,
  callRest,
  outcomeOf,
  type ToolCall,
} from "./test_calls.ts";
import { examples } from "./test_slices.ts";
import { NOW, openWorld, stateOf, type World } from "./test_victim.ts";

const SURFACES = { REST: callRest, MCP: callMcp };

function isRefusal({ status, body }: Answer): boolean {
  return status >= 400 ? status < 500 : body.error || body.result?.isError;
}

/** What an answer says, apart from which request it is of. */
function essence(answer: Answer): unknown {
  return { status: answer.status, ...outcomeOf(answer), requestId: "" };
}

/** Why an answer gives away what it must not; undefined if it does not. */
async function breach(
  { app, secrets }: World,
  name: string,
  attack: Attack & { surface: keyof typeof SURFACES },
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
  const same = JSON.stringify(essence(answer)) ===
    JSON.stringify(essence(harmless));
  return same ? undefined : "tells that there is something";
}

/** Counts what was tried and what got through. */
class Corpus {
  tried = 0;
  readonly accepted: string[] = [];
  readonly operations = new Set<string>();

  constructor(readonly world: World) {}

  async add(name: string, what: string, breach: Promise<string | undefined>) {
    this.tried++;
    this.operations.add(name);
    const found = await breach;
    if (found) this.accepted.push(`${name}, ${what}: ${found}`);
  }
}

async function attackAsUsers(corpus: Corpus) {
  const { world } = corpus;
  for (const operation of world.app.deps.operations) {
    const name = operationName(operation);
    if (operation.audience !== "user") continue;
    const before = await stateOf(world);
    for (const attacker of world.attackers) {
      for (const attack of attacksOn(operation, world, attacker)) {
        for (const surface of ["REST", "MCP"] as const) {
          const what = `${attack.what} over ${surface} by ${attacker.name}`;
          const tried = breach(world, name, { ...attack, surface });
          await corpus.add(name, what, tried);
        }
      }
    }
    assertEquals(await stateOf(world), before, `${name} changed the victim`);
  }
}

/** What services may do: with the wrong kind of token, and of another issuer. */
async function attackAsServices(corpus: Corpus) {
  const { world } = corpus;
  const { victim, attackers, signers } = world;
  const tries = examples
    .flatMap((slice) => slice.asOtherService?.(victim, NOW) ?? []);
  const before = await stateOf(world);
  // Before what the service does to its own users.
  for (const { name: who, token } of attackers) {
    for (const [name, args] of tries) {
      const tried = answers(world, name, { token, args }, 403);
      await corpus.add(name, `by ${who}`, tried);
    }
  }
  const [, second] = signers;
  for (const [name, args, status] of tries) {
    const { scope } = world.app.deps.operations
      .find((each) => operationName(each) === name)!;
    const { token } = await second!.signForService([scope as ServiceScope]);
    const tried = answers(world, name, { token, args }, status);
    await corpus.add(name, "by another issuer's service", tried);
  }
  assertEquals(await stateOf(world), before, "a service changed the victim");
  const { token } = victim;
  const { status } = await callRest(world.app, "booking_list", { token });
  assertEquals(status, 200, "the victim's token is as good as before");
}

/** How a call is answered, if not with that status. */
async function answers(
  { app }: World,
  name: string,
  call: ToolCall,
  expected: number,
): Promise<string | undefined> {
  const { status } = await callRest(app, name, call);
  return status === expected ? undefined : `answers ${status}`;
}

/** A service acts for nobody, least of all for someone it names. */
async function attackWithServiceTokens(corpus: Corpus) {
  const { app, victim, signers } = corpus.world;
  for (const signer of signers) {
    const { token } = await signer.signForService(SERVICE_SCOPES);
    for (const operation of app.deps.operations) {
      if (operation.audience !== "user") continue;
      const name = operationName(operation);
      for (const call of Object.values(SURFACES)) {
        const args = argsFor(operation, victim);
        const asService = async () => {
          const { status } = await call(app, name, { token, args });
          return status === 403 ? undefined : `answers ${status}`;
        };
        await corpus.add(name, "by a service", asService());
      }
    }
  }
}

Deno.test("nobody reaches what is another's, by any operation on either surface", async () => {
  await using world = await openWorld();
  const corpus = new Corpus(world);
  await attackAsUsers(corpus);
  await attackAsServices(corpus);
  await attackWithServiceTokens(corpus);
  const { tried, accepted, operations } = corpus;
  const all = world.app.deps.operations.map(operationName);
  assertEquals([...operations].sort(), all.sort(), "each was tried");
  console.log(`figure: cross_user_tried = ${tried} (goal 1000)`);
  console.log(`figure: cross_user_accepted = ${accepted.length} (goal 0)`);
  assertEquals(accepted, []);
  assert(tried >= 60 * all.length, "each was tried in many ways");
});
