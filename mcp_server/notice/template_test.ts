import { assertEquals } from "@std/assert";
import { fillTemplate, placeholdersIn } from "./template.ts";

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
