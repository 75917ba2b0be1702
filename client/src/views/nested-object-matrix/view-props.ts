/** What the address gives to the matrix: the id of an object, or of a cell as `<row>><column>`. */
export interface MatrixProps {
  item: string | null;
  /** Puts an item into the address; `replace` leaves no step in the browser's history. */
  onShow: (item: string | null, how?: "push" | "replace") => void;
}
