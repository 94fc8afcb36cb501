import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import postgres from "postgres";
import type { ApprovalEvent } from "../../ai_service/conversation/events.ts";
import { answersTo } from "./card_examples.ts";
import {
  lastErrorCode,
  request,
  serveObedientModel,
} from "./obedient_model.ts";
import { Customer } from "./person.ts";
import { startTestStack } from "./stack.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

Deno.test("a card shows the MCP server's preview, for every write", async (t) => {
  await using model = serveObedientModel();
  await using stack = await startTestStack({
    AI_MODEL: "openai:obedient",
    OPENAI_BASE_URL: model.baseUrl,
  });
  const hanako = new Customer(stack.aiServiceUrl, "ja");
  await hanako.signInWith("google", "hanako@example.com");
  const token = await stack.tokenFor((await hanako.me()).id, [
    "booking:read",
    "product:read",
    "form:read",
  ]);
  // deno-lint-ignore no-explicit-any -- every operation has its own result
  const read = async (name: string, args: object): Promise<any> =>
    (await stack.rest(name, token, args)).body;
  const { services } = await read("booking_services", {});
  const serviceId = services[0].id as string;
  const serviceName = services[0].name.ja as string;
  const { slots } = await read("booking_slots", {
    serviceId,
    from: new Date(Date.now() + 3 * DAY_MS).toISOString(),
    to: new Date(Date.now() + 6 * DAY_MS).toISOString(),
  });
  let conversation = "";
  let bookingId = "";

  await t.step(
    "a form by chat shows its title, questions and answers",
    async () => {
      const [{ id: formId, version }] = (await read("form_list", {})).items;
      const { form } = await read("form_get", { formId });
      const answers = answersTo(form.fields);
      const card = await cardOf("form_submit", { formId, version, answers });
      assertStringIncludes(card.summary, form.title.ja);
      assertEquals(
        card.details.map(({ label }) => label),
        [
          "フォーム",
          ...form.fields.map(({ label }: { label: { ja: string } }) =>
            label.ja
          ),
        ],
      );
      const details = JSON.stringify(card.details);
      for (const text of [form.title.ja, "佐藤 花子", "はい"]) {
        assertStringIncludes(details, text);
      }
      assertEquals(
        card.fields?.every(({ path }) => path.startsWith("answers.")),
        true,
      );
    },
  );

  await t.step(
    "a booking is approved with the price on its card",
    async () => {
      const args = {
        serviceId,
        start: slots[0].start,
        note: "静かにお願いします",
        expectedTotalMinor: 1,
      };
      const card = await cardOf("booking_create", args);
      assertEquals(card.args["expectedTotalMinor"], services[0].priceMinor);
      assertStringIncludes(JSON.stringify(card.details), "静かにお願いします");
      await hanako.approve(conversation, card.approvalId);
      const { items } = await read("booking_list", {});
      bookingId = items[0].id;
      assertEquals(items[0].note, "静かにお願いします");
    },
  );

  await t.step("a card says that an emptied note is removed", async () => {
    const card = await cardOf("booking_update", { bookingId, note: "" });
    assertEquals(card.details.slice(-2), [
      { label: "変更前の備考", value: "静かにお願いします" },
      { label: "備考", value: "削除します" },
    ]);
  });

  await t.step(
    "an invalid edit is answered 400 and the card stays; a valid edit is executed",
    async () => {
      const card = await cardOf("booking_update", {
        bookingId,
        note: "前髪は短めで",
      });
      const edit = (args: object) =>
        hanako.decide(conversation, card.approvalId, {
          decision: "edit",
          args,
        });
      const start = "2020-01-10T16:07:00+09:00";
      for (
        const [args, field, reason] of [
          [{ a: 1 }, "bookingId", "invalid_input"],
          [{ ...card.args, a: 1 }, "a", "invalid_input"],
          [{ ...card.args, start }, "start", "slot_unavailable"],
        ] as const
      ) {
        const response = await edit(args);
        const { code, details } = await response.json();
        assertEquals([response.status, code], [400, "invalid_input"]);
        assertEquals([details.field, details.reason], [field, reason]);
      }
      const { pendingApprovals } = await hanako.viewed(conversation);
      assertEquals(pendingApprovals, [card]);
      const good = { ...card.args, note: "やはり長めで" };
      const { approval } = await (await edit(good)).json();
      assertEquals((await hanako.viewed(conversation)).pendingApprovals, [
        approval,
      ]);
      await hanako.approve(conversation, card.approvalId, approval.revision);
      const { booking } = await read("booking_get", { bookingId });
      assertEquals(booking.note, "やはり長めで");
    },
  );

  await t.step(
    "the card of a cancellation names a service that is no longer offered",
    async () => {
      const owner = postgres(stack.adminDatabaseUrl!, { max: 1 });
      await owner`update services set active = false where id = ${serviceId}`;
      await owner.end();
      const card = await cardOf("booking_delete", { bookingId });
      assertStringIncludes(card.summary, serviceName);
      assertStringIncludes(JSON.stringify(card.details), serviceName);
    },
  );

  await t.step(
    "a used-up rate limit delays a card and does not change it",
    async () => {
      const reads = await Promise.all(
        Array.from({ length: 100 }, () => stack.rest("form_list", token, {})),
      );
      assert(reads.some(({ status }) => status === 429));
      const card = await cardOf("booking_delete", { bookingId });
      assertStringIncludes(card.summary, serviceName);
    },
  );

  await t.step(
    "while the MCP server is stopped there is no card, and the model gets an error",
    async () => {
      const card = await cardOf("booking_delete", { bookingId });
      await stack.mcpServer.stop();
      const edit = { decision: "edit", args: { bookingId, reason: "病気" } };
      const refused = await hanako.decide(conversation, card.approvalId, edit);
      assertEquals(refused.status, 503);
      assertEquals(Number(refused.headers.get("retry-after")) > 0, true);
      await refused.body?.cancel();
      assertEquals((await hanako.viewed(conversation)).pendingApprovals, [
        card,
      ]);

      conversation = await hanako.newConversation();
      const call = { id: "1", name: "booking_delete", args: { bookingId } };
      assertEquals(await hanako.ask(conversation, request(call)), []);
      assertEquals(lastErrorCode(model), "not_prepared");
      const { messages } = await hanako.viewed(conversation);
      assertEquals(messages.at(-1)?.text, "Understood.");
    },
  );
  assertEquals(model.problems, []);

  async function cardOf(name: string, args: Record<string, unknown>) {
    conversation = await hanako.newConversation();
    const call = { id: "1", name, args };
    const [card] = await hanako.ask(conversation, request(call));
    assert(card, `${name}: ${lastErrorCode(model)}`);
    assertReadable(card);
    return card;
  }
});

/** Fails if the card shows an id, a raw property name or JSON. */
function assertReadable({ title, summary, details }: ApprovalEvent): void {
  const texts = details.flatMap(({ label, value }) => [label, value]);
  for (const text of [title, summary, ...texts]) {
    assert(!/\b(bkg|prd|ord|frm|svc|sub|usr)_|[{}[\]]/.test(text), text);
  }
  for (const { label } of details) assert(!/^[a-z]+[A-Z]/.test(label), label);
}
