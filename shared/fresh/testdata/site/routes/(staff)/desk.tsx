import { define } from "../../define.ts";
import { Lamp } from "./(_components)/Lamp.tsx";

export default define.page(function Desk() {
  return (
    <p>
      Desk <Lamp />
    </p>
  );
});
