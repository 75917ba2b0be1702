/**
 * Roles of an ARIA grid, for elements that are no table: rows are placed by hand and only some are drawn, which `table` does not let us.
 * The focus is on cells and heads alone, so rows and groups take none. Positions count from 1, heads among them.
 */
interface GridFacts {
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly rows: number;
  readonly columns: number;
  readonly isReadOnly: boolean;
}

export const asGrid = ({ label, describedBy, rows, columns, isReadOnly }: GridFacts) => ({
  role: "grid",
  "aria-label": label,
  "aria-describedby": describedBy,
  "aria-rowcount": rows,
  "aria-colcount": columns,
  "aria-multiselectable": true,
  "aria-readonly": isReadOnly,
});

export const asGroup = { role: "rowgroup" };
export const asRow = (position: number) => ({ role: "row", "aria-rowindex": position });

/** @param label left out where what stands in the cell is its name */
export const asCell = (position: number, label?: string, isSelected?: boolean) => ({
  role: "gridcell",
  "aria-colindex": position,
  "aria-label": label,
  "aria-selected": isSelected,
});
export const asRowHead = (position: number, label?: string) => ({ role: "rowheader", "aria-colindex": position, "aria-label": label });
export const asColumnHead = (position: number, label?: string) => ({
  role: "columnheader",
  "aria-colindex": position,
  "aria-label": label,
});
