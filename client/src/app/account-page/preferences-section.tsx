/** How it looks and which keys it hears: on this device at once, and for a signed-in person on every other. */
import { Monitor, Moon, Rows3, Rows4, Sun } from "lucide-react";
import { Segmented } from "../../parts/segmented.tsx";
import { Switch } from "../../parts/switch.tsx";
import { changeLook, useLook } from "../look.ts";
import { Row, Section } from "./section.tsx";

const icon = "size-3.5";
const themes = [
  { value: "system", label: <Choice icon={<Monitor className={icon} aria-hidden />} word="As the system" /> },
  { value: "light", label: <Choice icon={<Sun className={icon} aria-hidden />} word="Light" /> },
  { value: "dark", label: <Choice icon={<Moon className={icon} aria-hidden />} word="Dark" /> },
] as const;
const densities = [
  { value: "comfortable", label: <Choice icon={<Rows3 className={icon} aria-hidden />} word="Comfortable" /> },
  { value: "compact", label: <Choice icon={<Rows4 className={icon} aria-hidden />} word="Compact" /> },
] as const;

export function PreferencesSection({ isSignedIn }: { isSignedIn: boolean }) {
  const look = useLook();
  return (
    <Section
      anchor="preferences"
      title="Preferences"
      about={
        isSignedIn ? "They go with you to every device you sign in on." : "Kept on this device. Signed in, they go with you to every other."
      }
    >
      <Row label="Theme">
        <Segmented label="Theme" value={look.theme} options={themes} onChange={(theme) => changeLook({ theme })} />
      </Row>
      <Row label="Density">
        <Segmented label="Density" value={look.density} options={densities} onChange={(density) => changeLook({ density })} />
      </Row>
      <Row label="Keys">
        <Switch label="Single letter keys" isOn={look.letters} onChange={(letters) => changeLook({ letters })}>
          N, G, J, / and others are commands. Off, arrows and keys with Ctrl or Cmd stay.
        </Switch>
      </Row>
    </Section>
  );
}

function Choice({ icon, word }: { icon: React.ReactNode; word: string }) {
  return (
    <>
      {icon}
      {word}
    </>
  );
}
