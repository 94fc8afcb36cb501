import { define } from "../../define.ts";

export default define.layout(function StaffLayout({ Component }) {
  return (
    <div class="staff">
      <Component />
    </div>
  );
});
