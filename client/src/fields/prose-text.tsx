/** Prose as it is read: little Markdown, and objects recognised by their names. */
import { type ReactNode, useMemo } from "react";
import { useObjectNames } from "#client/project/use-entities.ts";
import { useItemPlaces } from "../parts/item-places.ts";
import { mentionsIn } from "./mentions.ts";
import { useOpenItem } from "./open-item.ts";
import "./prose.css";
import { lineLook } from "./prose-line-look.ts";
import { readProse } from "./prose-marks.ts";
import { type ProsePiece, piecesOf } from "./prose-pieces.ts";

/**
 * @param own id of the entity whose text this is
 * @param links names open their object when pressed; where the text can be edited, pressing places the caret instead
 */
export function ProseText({ text, own, links }: { text: string; own: string; links: boolean }) {
  const names = useObjectNames();
  const lines = useMemo(() => {
    const mentions = mentionsIn(names, text, own);
    return readProse(text).map((line) => ({ line, pieces: piecesOf(text, line, mentions) }));
  }, [text, own, names]);
  return lines.map(({ line, pieces }) => (
    <div key={line.from} className={`prose-line ${lineLook(line)}`}>
      {pieces.map((piece) => (
        <Piece key={piece.from} piece={piece} links={links} />
      ))}
    </div>
  ));
}

function Piece({ piece, links }: { piece: ProsePiece; links: boolean }) {
  let shown: ReactNode = piece.text;
  if (piece.object !== null) shown = <Mention id={piece.object} text={piece.text} link={links} />;
  if (piece.em) shown = <em>{shown}</em>;
  if (piece.strong) shown = <strong>{shown}</strong>;
  return piece.lead ? <span className="prose-sign">{shown}</span> : shown;
}

function Mention({ id, text, link }: { id: string; text: string; link: boolean }) {
  const open = useOpenItem();
  const { linkTo } = useItemPlaces();
  if (!link || !open) return <span className="prose-mention">{text}</span>;
  // A link and no button: it flows with the text, so that a comma stays with its word.
  return (
    <a
      href={linkTo("object", id) ?? "#main"}
      className="prose-mention"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        open("object", id);
      }}
    >
      {text}
    </a>
  );
}
