/** What can be done with the whole map: size, card line, picture, paper. */
import { FileImage, FileType2, Printer, SlidersHorizontal } from "lucide-react";
import { useProject } from "#client/project/project-context.tsx";
import { useProjectFields } from "#client/project/use-entities.ts";
import { useMay, useWrite } from "#client/project/use-write.ts";
import { IconButton } from "../../parts/icon-button.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { Menu, MenuChoice, MenuGroup, MenuItem, MenuSeparator } from "../../parts/menu.tsx";
import { cardLineIfUnset } from "./column-of.ts";
import { useMap, type Zoom } from "./map-context.ts";
import { savePng, saveSvg } from "./save-picture.ts";

const cardLines = ["3", "4", "5", "6", "7", "8", "10"];

export interface MapMenuProps {
  /** Those that are shown: the picture is of them. */
  columns: readonly string[];
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
  isPhone: boolean;
}

export function MapMenu({ columns, zoom, onZoom, isPhone }: MapMenuProps) {
  const { store } = useProject();
  const { cardLine } = useProjectFields();
  const may = useMay();
  const { writeField } = useWrite();
  const { look } = useMap();
  const now = String(cardLine ?? cardLineIfUnset);
  const options = cardLines.includes(now) ? cardLines : [...cardLines, now].sort((a, b) => Number(a) - Number(b));
  return (
    <Menu align="end" trigger={<IconButton label="Size, card line, picture" icon={<SlidersHorizontal />} />}>
      {!isPhone && (
        <MenuGroup label="Size">
          <MenuItem end={<Kbd keys={["0"]} />} onSelect={() => onZoom("all")}>
            The whole map
          </MenuItem>
          <MenuItem end={<Kbd keys={["1"]} />} onSelect={() => onZoom(zoom === "one" ? 1 : "one")}>
            {zoom === "one" ? "Side by side" : "One object"}
          </MenuItem>
        </MenuGroup>
      )}
      {may && (
        <MenuGroup label="Items on a card">
          <MenuChoice
            label="Items on a card"
            value={now}
            onChange={(value) => writeField({ kind: "project", id: "project", field: "cardLine" }, Number(value))}
            options={options.map((value) => ({ value, label: value }))}
          />
        </MenuGroup>
      )}
      <MenuSeparator />
      <MenuItem icon={<FileType2 />} onSelect={() => saveSvg(store, columns, look.get())}>
        Save picture as SVG
      </MenuItem>
      <MenuItem icon={<FileImage />} onSelect={() => void savePng(store, columns, look.get())}>
        Save picture as PNG
      </MenuItem>
      {!isPhone && (
        <MenuItem icon={<Printer />} onSelect={() => setTimeout(() => window.print(), 200)}>
          Print
        </MenuItem>
      )}
    </Menu>
  );
}
