/** Asked before changes that are nowhere else leave the device. */
import { Button } from "./button.tsx";
import { Confirm } from "./dialog.tsx";

export interface LetGoProps {
  open: boolean;
  onClose: () => void;
  onSave: () => void;
  onLetGo: () => void;
}

export function LetGo({ open, onClose, onSave, onLetGo }: LetGoProps) {
  const save = () => {
    onSave();
    onClose();
  };
  return (
    <Confirm
      open={open}
      onClose={onClose}
      question="Let these changes go?"
      actions={
        <>
          <Button variant="danger" onClick={onLetGo}>
            Let them go
          </Button>
          <Button onClick={save}>Save them first</Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <p>They are only on this device, and undo cannot bring them back.</p>
    </Confirm>
  );
}
