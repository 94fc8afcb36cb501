import type { TrustedService } from "../../../issuer/schemas.ts";
import { ActionForm, refusalOf } from "../ActionForm.tsx";
import { ConfirmButton } from "../ConfirmButton.tsx";
import { KeyForm } from "./KeyForm.tsx";
import type { ServiceProps } from "./props.ts";
import { ScopeFields } from "./ScopeFields.tsx";

/** What an owner can change of a service. */
export function ServiceChanges(
  props: ServiceProps & { service: TrustedService },
) {
  const { service, words, place } = props;
  const { issuer, enabled, fromEnvironment, scopes } = service;
  const target = { issuer };
  const isRefused = (action: string) =>
    refusalOf(place, action, target) !== null;
  return (
    <div class="changes">
      <details open={isRefused("changeScopes")}>
        <summary class="button">{words.changeScopes}</summary>
        <ActionForm place={place} action="changeScopes" target={target}>
          <ScopeFields
            {...props}
            action="changeScopes"
            target={target}
            chosen={scopes}
          />
          <button type="submit" class="button" data-kind="primary">
            {words.saveScopes}
          </button>
        </ActionForm>
      </details>
      {!fromEnvironment && (
        <details open={isRefused("changeKeys")}>
          <summary class="button">{words.changeKeys}</summary>
          <KeyForm {...props} />
        </details>
      )}
      <ActionForm place={place} action="revoke" target={target}>
        <ConfirmButton
          label={words.revoke}
          question={words.revokeQuestion(issuer)}
          confirm={words.revokeConfirm}
        />
      </ActionForm>
      {enabled
        ? (
          <ActionForm place={place} action="disable" target={target}>
            <ConfirmButton
              label={words.disable}
              question={words.disableQuestion(issuer)}
              confirm={words.disable}
            />
          </ActionForm>
        )
        : (
          <ActionForm place={place} action="enable" target={target}>
            <button type="submit" class="button">{words.enable}</button>
          </ActionForm>
        )}
    </div>
  );
}
