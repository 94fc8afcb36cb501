import type { Locale } from "../../../shared/ui/locale.ts";
import {
  exampleOf,
  type JsonSchema,
  toJsonSchema,
} from "../../operation/json_schema.ts";
import { type Operation, operationName } from "../../operation/operation.ts";
import { nameType } from "../type_name.ts";
import type { Text } from "../locales/text.ts";

interface Props {
  operation: Operation;
  text: Text["docs"];
  locale: Locale;
}

/** What an operation takes, gives and needs. */
export function OperationDoc({ operation, text, locale }: Props) {
  const { noun, verb, kind, audience, scope } = operation;
  const name = operationName(operation);
  const withExamples = true;
  const input = toJsonSchema(operation.input, "input", { withExamples });
  const output = toJsonSchema(operation.output, "output", { withExamples });
  return (
    <section id={name} class="docs-part">
      <h2>
        {operation.title[locale]} <code>{name}</code>
      </h2>
      <p class="docs-facts">
        <code>POST /mcp/tools/{noun}/{verb}</code>
        <span>{audience === "user" ? text.tool : text.serviceOnly}</span>
        <span>{kind === "read" ? text.read : text.write}</span>
        <span>
          {text.scope} <code>{scope}</code>
        </span>
      </p>
      <p>{operation.description[locale]}</p>
      <Fields schema={input} text={text} />
      <details>
        <summary>{text.example}</summary>
        <pre tabIndex={0}>{toText(exampleOf(input))}</pre>
        <p>{text.answer}</p>
        <pre tabIndex={0}>{toText(exampleOf(output))}</pre>
      </details>
    </section>
  );
}

function Fields({ schema, text }: { schema: JsonSchema; text: Text["docs"] }) {
  const { properties = {}, required = [] } = schema;
  const fields = Object.entries(properties);
  if (fields.length === 0) return <p>{text.noFields}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{text.field}</th>
          <th scope="col">{text.type}</th>
          <th scope="col">{text.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(([name, field]) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>{" "}
              <small>
                {required.includes(name) ? text.required : text.optional}
              </small>
            </th>
            <td>{nameType(field)}</td>
            <td lang="en">{field.description}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function toText(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
