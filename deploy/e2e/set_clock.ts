// Loaded before a service: its clock is ahead of this machine's by as many
// milliseconds as the file of SET_CLOCK_FILE says.
const file = Deno.env.get("SET_CLOCK_FILE") ?? "";
const machineNow = Date.now.bind(Date);
/** How often the file is read, in milliseconds. */
const READ_MS = 100;
let ahead = 0;

function read(): void {
  ahead = Number(Deno.readTextFileSync(file));
}

function now(): number {
  return machineNow() + ahead;
}

read();
Deno.unrefTimer(setInterval(read, READ_MS));

globalThis.Date = new Proxy(Date, {
  construct: (date, args, target) =>
    Reflect.construct(date, args.length > 0 ? args : [now()], target),
  get: (date, name) => name === "now" ? now : Reflect.get(date, name),
});
