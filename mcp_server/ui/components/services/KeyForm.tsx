import type { TrustedService } from "../../../issuer/schemas.ts";
import { ActionForm } from "../ActionForm.tsx";
import { TextAreaField, TextField } from "../FormField.tsx";
import type { ServiceProps } from "./props.ts";

/** Changes the keys of a service: new ones beside old ones, then without them. */
export function KeyForm(
  { service, words, place }: ServiceProps & { service: TrustedService },
) {
  const { kids, jwksUrl } = service;
  const form = {
    place,
    action: "changeKeys",
    target: { issuer: service.issuer },
  };
  return (
    <ActionForm {...form}>
      <p class="fine">{words.changeKeysLead}</p>
      <TextAreaField
        {...form}
        name="add"
        label={words.addKeys}
        hint={words.keysHint}
        spellcheck={false}
      />
      {kids.length > 0 && (
        <fieldset class="checks">
          <legend>{words.removeKeys}</legend>
          {kids.map((kid) => (
            <label key={kid}>
              <input type="checkbox" name="remove" value={kid} />
              <code>{kid}</code>
            </label>
          ))}
        </fieldset>
      )}
      <TextField
        {...form}
        name="jwksUrl"
        type="url"
        label={words.jwks}
        value={jwksUrl ?? ""}
      />
      <button type="submit" class="button" data-kind="primary">
        {words.saveKeys}
      </button>
    </ActionForm>
  );
}
