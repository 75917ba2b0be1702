/** Theme and density, as choices of a menu. */
import { Monitor, Moon, Rows3, Rows4, Sun } from "lucide-react";
import { MenuChoice, MenuGroup } from "../parts/menu.tsx";
import { changeLook, useLook } from "./look.ts";

export function LookItems() {
  const look = useLook();
  return (
    <>
      <MenuGroup label="Theme">
        <MenuChoice
          label="Theme"
          value={look.theme}
          onChange={(theme) => changeLook({ theme })}
          options={[
            { value: "system", label: "As the system", icon: <Monitor /> },
            { value: "light", label: "Light", icon: <Sun /> },
            { value: "dark", label: "Dark", icon: <Moon /> },
          ]}
        />
      </MenuGroup>
      <MenuGroup label="Density">
        <MenuChoice
          label="Density"
          value={look.density}
          onChange={(density) => changeLook({ density })}
          options={[
            { value: "comfortable", label: "Comfortable", icon: <Rows3 /> },
            { value: "compact", label: "Compact", icon: <Rows4 /> },
          ]}
        />
      </MenuGroup>
    </>
  );
}
