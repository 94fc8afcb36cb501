import { assertEquals } from "@std/assert";
import { fillTemplate, findBraceProblem, placeholdersIn } from "./template.ts";

const template = {
  subject: "Booked: {when}",
  text:
    "Dear {customer},\n\nWhen: {when}\nWith: {stylist}\n\n\n{shop}\n{phone}",
};

Deno.test("placeholders are filled in, and a line with nothing to say is left out", () => {
  const values = {
    customer: "Hanako",
    when: "Tuesday",
    stylist: "",
    shop: "Salon",
    phone: "",
  };
  assertEquals(fillTemplate(template, values), {
    subject: "Booked: Tuesday",
    text: "Dear Hanako,\n\nWhen: Tuesday\n\nSalon",
  });
});

Deno.test("a value is never read as a template, and breaks no subject into lines", () => {
  const values = {
    customer: "{phone} $1 {when}",
    when: "a\r\nBcc: x@example.com",
    stylist: "",
    shop: "",
    phone: "secret",
  };
  const { subject, text } = fillTemplate(
    { ...template, text: "Dear {customer}" },
    values,
  );
  assertEquals(subject, "Booked: a Bcc: x@example.com");
  assertEquals(text, "Dear {phone} $1 {when}");
});

Deno.test("the placeholders of a text are found, each once", () => {
  assertEquals(placeholdersIn("{a} {b} {a} { c } {D} {}"), [
    "a",
    "b",
    " c ",
    "D",
    "",
  ]);
});

Deno.test("a brace that is part of no known placeholder is found, with where it stands", () => {
  const problem = (text: string) => findBraceProblem(text, ["when", "shop"]);
  for (const text of ["", "{when} {shop}\n{when}", "｛when｝ (a)"]) {
    assertEquals(problem(text), null, text);
  }
  for (const placeholder of ["whenn", " when ", "", "日時", "WHEN"]) {
    assertEquals(problem(`{when} {${placeholder}} {shop`), {
      reason: "unknown_placeholder",
      placeholder,
    });
  }
  const lonely = {
    "a\nb {when 様": { reason: "open_brace", line: 2, near: "{when 様" },
    "{when\n}": { reason: "open_brace", line: 1, near: "{when" },
    "{{when}}": { reason: "open_brace", line: 1, near: "{{when}}" },
    "a\n\nwhen} b": { reason: "close_brace", line: 3, near: "when}" },
    "{shop}} b": { reason: "close_brace", line: 1, near: "{shop}}" },
  };
  for (const [text, found] of Object.entries(lonely)) {
    assertEquals(problem(text), found as ReturnType<typeof problem>, text);
  }
});
