import { Button } from "../../../shared/ui/Button.tsx";
import type { ApprovalEvent } from "../../conversation/events.ts";
import { useLanguage } from "../client/language.ts";

/** The three answers to an approval, and until when they can be given. */
export function ApprovalActions(
  { approval, locked, deciding, onApprove, onEdit, onReject }: {
    approval: ApprovalEvent;
    locked: boolean;
    deciding: boolean;
    onApprove: () => void;
    onEdit: () => void;
    onReject: () => void;
  },
) {
  const { text, format } = useLanguage();
  const editable = (approval.fields ?? []).length > 0;
  return (
    <footer class="approval-actions">
      <Button kind="primary" disabled={locked} onClick={onApprove}>
        {text.approval.approve}
      </Button>
      {editable && (
        <Button disabled={locked} onClick={onEdit}>
          {text.approval.change}
        </Button>
      )}
      <Button kind="quiet" disabled={locked} onClick={onReject}>
        {text.approval.decline}
      </Button>
      <p class="approval-expiry">
        {deciding
          ? text.approval.deciding
          : text.approval.expires(format.dateTime(approval.expiresAt))}
      </p>
    </footer>
  );
}
