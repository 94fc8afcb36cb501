export { RenameForm } from "./RenameForm.tsx";
export { RowMenu } from "./RowMenu.tsx";
