export function Lamp() {
  return <i>lamp</i>;
}
