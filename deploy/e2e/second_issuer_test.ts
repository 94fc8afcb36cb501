import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { SignJWT } from "jose";
import { importSigningKey } from "../../shared/contract/sign.ts";
import { findProgram } from "../../shared/ui/find_program.ts";
import { startTestStack, type TestStack } from "./stack.ts";

const ISSUER = "second.example.com";
const DAY_MS = 24 * 60 * 60 * 1000;
/** Why a token is refused whose scope is a text, in the log alone. */
const BAD_SCOPE =
  '"detail":"scope: Invalid input: expected array, received string"';
const node = findProgram(["node"]);

/** Runs a program to its end, with the stack's environment. */
async function run(
  program: string,
  args: string[],
  env: Record<string, string>,
) {
  const command = new Deno.Command(program, { args, env });
  const { code, stdout, stderr } = await command.output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), error: decoder.decode(stderr) };
}

function second(stack: TestStack, folder: string) {
  const env = {
    ISSUER,
    MCP_SERVER_URL: stack.mcpServerUrl,
    MCP_AUDIENCE: stack.mcpServerUrl,
    KEYS: folder,
    DATABASE_URL: stack.adminDatabaseUrl ?? stack.databaseUrl,
  };
  return {
    issuer: (...args: string[]) =>
      run(Deno.execPath(), ["task", "-q", "issuer", ...args], env),
    example: (...args: string[]) =>
      run(node!, ["deploy/examples/second_issuer.mjs", ...args], env),
  };
}

/** A token of the second issuer that names its scope as a text, as OAuth does. */
async function tokenWithText(stack: TestStack, folder: string) {
  const pem = await Deno.readTextFile(`${folder}/second_issuer.private.pem`);
  const { privateKey, kid } = await importSigningKey(pem);
  const user = { id: "usr_1", email: null, name: "Kim" };
  return await new SignJWT({ scope: "booking:read booking:create", user })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid })
    .setIssuer(ISSUER).setSubject(user.id).setAudience(stack.mcpServerUrl)
    .setIssuedAt().setExpirationTime("5m").setJti(crypto.randomUUID())
    .sign(privateKey);
}

Deno.test({
  name:
    `another AI service is trusted by one command, calls from Node, and sees nothing of the first${
      node ? "" : " (node is missing)"
    }`,
  ignore: !node,
  async fn(t) {
    await using stack = await startTestStack();
    const folder = stack.stateFolder;
    const { issuer, example } = second(stack, folder);
    await bookAtTheFirst(stack);
    assertEquals((await example("keys")).code, 0);
    const key = `${folder}/second_issuer.public.pem`;

    await t.step("before that its tokens are refused", async () => {
      const { code, error } = await example();
      assertEquals(code, 1);
      assertStringIncludes(error, "401 invalid_token: Invalid token");
    });

    await t.step(
      "what is wrong with it is said, and nothing added",
      async () => {
        const wrong: [string[], string][] = [
          [
            ["add", ISSUER, "--key", key, "--scopes", "made:up"],
            '"made:up" is no scope',
          ],
          [["add", ISSUER, "--key", key], "pass --scopes"],
          [["add", ISSUER, "--scopes", "booking:read"], "pass --key"],
          [[
            "add",
            ISSUER,
            "--scopes",
            "booking:read",
            "--jwks",
            "http://a.example",
          ], "must be an https URL"],
          [
            ["add", ISSUER, "--scopes", "booking:read", "--key", "README.md"],
            "--key",
          ],
          [["remove", ISSUER], "is not trusted"],
          [["what"], "deno task issuer add"],
        ];
        for (const [args, reason] of wrong) {
          const { code, error } = await issuer(...args);
          assertEquals(code, 1, args.join(" "));
          assertStringIncludes(error, reason);
        }
        assert(!(await issuer("list")).out.includes(ISSUER));
      },
    );

    await t.step(
      "once added, it calls, and its users are its own",
      async () => {
        const scopes = ["--scopes", "booking:read,booking:create"];
        const added = await issuer("add", ISSUER, "--key", key, ...scopes);
        assertEquals([added.code, added.error], [0, ""]);
        const list = (await issuer("list")).out;
        assertStringIncludes(
          list,
          `${ISSUER}\n  audience  ${stack.mcpServerUrl}`,
        );
        assertStringIncludes(list, "scopes    booking:read,booking:create");
        const again = await issuer("add", ISSUER, "--key", key, ...scopes);
        assertStringIncludes(again.error, "is trusted already");
        const { code, out, error } = await untilKnown(example);
        assertEquals(code, 0, error);
        assertStringIncludes(out, "Haircut: ");
        assertStringIncludes(out, "Kim has 0 bookings.");
      },
    );

    await t.step(
      "a scope that is a text gets 401",
      async () => {
        const token = await tokenWithText(stack, folder);
        const { status, body } = await stack.rest("booking_list", token, {});
        assertEquals([status, body.error], [401, "Invalid token"]);
      },
    );

    await t.step("once removed, it is refused at once", async () => {
      assertEquals((await issuer("remove", ISSUER)).code, 0);
      assertEquals((await example()).code, 1);
      await stack.stop();
      const reasons = stack.logged.filter((line) => line.includes(BAD_SCOPE));
      assertEquals(reasons.length, 1);
    });
  },
});

/** A booking of the first issuer's user with the same id. */
async function bookAtTheFirst(stack: TestStack) {
  const token = await stack.tokenFor("usr_1", [
    "booking:read",
    "booking:create",
  ]);
  const serviceId = "svc_haircut";
  const slots = await stack.rest("booking_slots", token, {
    serviceId,
    from: new Date(Date.now() + 2 * DAY_MS).toISOString(),
    to: new Date(Date.now() + 5 * DAY_MS).toISOString(),
  });
  const [{ start }] = slots.body.slots as [{ start: string }];
  await stack.rest("booking_create", token, { serviceId, start });
  assertEquals(await stack.countBookings(), 1);
}

/** Servers read the table of issuers every five seconds. */
async function untilKnown(example: () => ReturnType<typeof run>) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const result = await example();
    if (result.code === 0 || Date.now() > deadline) return result;
  }
}
