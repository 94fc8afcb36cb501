import { USER_SCOPES } from "../../../../shared/contract/scopes.ts";
import { ActionForm } from "../ActionForm.tsx";
import { TextAreaField, TextField } from "../FormField.tsx";
import type { ServiceProps } from "./props.ts";
import { ScopeFields } from "./ScopeFields.tsx";

/** What a new service may do unless more is chosen: to look. */
const READING = [
  ...USER_SCOPES.filter((scope) => scope.endsWith(":read")),
  "tool:list",
];

/** Trusts another AI service. */
export function AddService(
  props: ServiceProps & { /** Of the other services. */ audience: string },
) {
  const { words, place, audience } = props;
  const form = { place, action: "add" };
  return (
    <section class="card desk-card" aria-labelledby="add">
      <h2 id="add">{words.add}</h2>
      <p class="fine">{words.addLead}</p>
      <ActionForm {...form}>
        <TextField
          {...form}
          name="issuer"
          label={words.issuer}
          hint={words.issuerHint}
          autocomplete="off"
          required
        />
        <TextField
          {...form}
          name="audience"
          label={words.audience}
          value={audience}
          autocomplete="off"
          required
        />
        <TextAreaField
          {...form}
          name="keys"
          label={words.keys}
          hint={words.keysHint}
          spellcheck={false}
        />
        <TextField
          {...form}
          name="jwksUrl"
          type="url"
          label={words.jwks}
          hint={words.jwksHint}
        />
        <ScopeFields {...props} action="add" chosen={READING} />
        <button type="submit" class="button" data-kind="primary">
          {words.addConfirm}
        </button>
      </ActionForm>
    </section>
  );
}
