import { useId, useRef } from "preact/hooks";
import type {
  ApprovalEvent,
  ApprovalState,
} from "../../conversation/events.ts";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { DecisionBody } from "../client/api.ts";
import { useLanguage } from "../client/language.ts";
import { useTurned } from "../client/use_turned.ts";
import { useMessageLanguage } from "../client/use_message_language.ts";
import { usePart } from "../client/part.ts";
import { useEditor } from "../client/use_editor.ts";
import type { ChatMessages } from "../locales/chat_en.ts";
import { CalendarLink } from "../results/CalendarLink.tsx";
import { clearFormDraft } from "../results/form_draft.ts";
import { ShopPhone } from "../results/ShopPhone.tsx";
import { paymentPart } from "../payment/payment_part.ts";
import { ApprovalActions } from "./ApprovalActions.tsx";

const tones: Record<ApprovalState, string> = {
  pending: "warning",
  approved: "accent",
  rejected: "plain",
  done: "success",
  failed: "danger",
  unconfirmed: "danger",
  expired: "plain",
};

/** One write that waits for the person, or what became of it. */
export function ApprovalCard(
  { approval, locked, deciding, badField, badFieldError, onDecide }: {
    approval: ApprovalEvent;
    /** While true no decision can be made. */
    locked: boolean;
    /** Whether this card's own decision is on its way. */
    deciding: boolean;
    /** Path of what was refused about this card's last decision. */
    badField: string | undefined;
    /** Why it was refused, in words, where the shop gave a reason. */
    badFieldError: string | undefined;
    onDecide: (body: DecisionBody) => void;
  },
) {
  const { text, format } = useLanguage();
  const id = useId();
  const card = useRef<HTMLElement>(null);
  const decide = (body: DecisionBody) => {
    // The buttons go away, so the focus stays with the card they belong to.
    card.current?.focus();
    onDecide(body);
  };
  const { state, revision } = approval;
  const pending = state === "pending";
  const lang = useMessageLanguage(approval.summary);
  const editor = useEditor(revision);
  // A form that is refused or declined can be handed in again as it was filled in.
  useTurned(state, "done", () => {
    if (approval.tool === "form_submit") {
      clearFormDraft(String(approval.args["formId"]));
    }
  });
  const Payment = usePart(paymentPart, approval.order !== undefined);
  return (
    // A group: two cards of one title would be two regions of one name.
    <section
      ref={card}
      role="group"
      class="approval card"
      data-state={state}
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
    >
      <header class="approval-head">
        <h3 id={`${id}-title`}>{titleOf(approval, text)}</h3>
        <span class="badge" data-tone={tones[state]}>
          {text.approval.states[state]}
        </span>
      </header>
      {state !== "done" && <p lang={lang}>{approval.summary}</p>}
      {state === "unconfirmed" && <ShopPhone />}
      {pending && editor.Editor
        ? (
          <editor.Editor
            args={approval.args}
            fields={approval.fields ?? []}
            badField={badField}
            badFieldError={badFieldError}
            disabled={locked}
            onSubmit={(args) =>
              args
                ? decide({ decision: "edit", revision, args })
                : editor.close()}
            onCancel={editor.close}
          />
        )
        : <ApprovalFacts approval={approval} lang={lang} />}
      {/* Where the buttons were: the top of a long card may be out of sight. */}
      {approval.refusal && (
        <p class="field-error" role="status" lang={lang}>{approval.refusal}</p>
      )}
      {approval.order && Payment && <Payment told={{ ...approval.order }} />}
      {approval.booking && (
        <CalendarLink
          id={approval.booking.id}
          when={format.dateTime(approval.booking.start)}
        />
      )}
      {editor.hasFailed && (
        <p class="field-error" role="alert">{text.failure.codes.network}</p>
      )}
      {pending && !editor.Editor && (
        <ApprovalActions
          approval={approval}
          locked={locked}
          deciding={deciding}
          onApprove={() => decide({ decision: "approve", revision })}
          onEdit={editor.open}
          onReject={() => decide({ decision: "reject", revision })}
        />
      )}
    </section>
  );
}

/** What was asked for, or what has been done; then nothing says "will" any more. */
function titleOf(
  { state, tool, title }: ApprovalEvent,
  text: ChatMessages,
): string {
  const done: Record<string, string> = text.approval.done;
  return state === "done" ? done[tool] ?? title : title;
}

function ApprovalFacts(
  { approval, lang }: { approval: ApprovalEvent; lang: Locale | undefined },
) {
  return (
    <dl class="facts" lang={lang}>
      {approval.details.map(({ label, value }) => (
        <>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}
