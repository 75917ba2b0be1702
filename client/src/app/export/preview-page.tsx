/** A page as it will be printed, drawn from the very shapes the file is written from. */
import { useEffect, useMemo, useRef } from "react";
import type { Mark, Page } from "#shared/export/page.ts";
import { unshowable, unshowableEms } from "#shared/export/pdf-text.ts";

export function PreviewPage({ name, content }: { name: string; content: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const page = useMemo(() => JSON.parse(content) as Page, [content]);
  useEffect(() => {
    let left = false;
    void document.fonts.ready.then(() => !left && canvas.current && drawPage(canvas.current, page));
    return () => {
      left = true;
    };
  }, [page]);
  return (
    <div className="relative h-full">
      <canvas ref={canvas} role="img" aria-label={`${name}: ${wordsOf(page)}`} className="absolute inset-0 size-full object-contain" />
    </div>
  );
}

/** What stands on it, for those who can not see it. */
const wordsOf = ({ marks }: Page): string =>
  marks
    .flatMap((mark) => (mark.shape === "text" ? [mark.text] : []))
    .join(" ")
    .slice(0, 400);

/** As many dots as the screen has where it stands. */
function drawPage(canvas: HTMLCanvasElement, { width, height, marks }: Page): void {
  const dots = Math.min(canvas.clientWidth / width, canvas.clientHeight / height) * devicePixelRatio;
  canvas.width = Math.round(width * dots);
  canvas.height = Math.round(height * dots);
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.scale(dots, dots);
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, width, height);
  for (const mark of marks) draw(pen, mark);
}

function draw(pen: CanvasRenderingContext2D, mark: Mark): void {
  pen.beginPath();
  pen.setLineDash([]);
  if (mark.shape === "rect") {
    pen.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius ?? 0);
    paint(pen, mark.fill, mark.stroke);
  }
  if (mark.shape === "line") {
    if (mark.dashed) pen.setLineDash([2, 2]);
    pen.moveTo(mark.x1, mark.y1);
    pen.lineTo(mark.x2, mark.y2);
    paint(pen, undefined, mark.stroke);
  }
  if (mark.shape === "poly") {
    for (const [x, y] of mark.points) pen.lineTo(x, y);
    pen.closePath();
    paint(pen, mark.fill, undefined);
  }
  if (mark.shape === "text") drawText(pen, mark);
}

function paint(pen: CanvasRenderingContext2D, fill: string | undefined, stroke: string | undefined): void {
  if (fill) {
    pen.fillStyle = fill;
    pen.fill();
  }
  if (!stroke) return;
  pen.lineWidth = 0.5;
  pen.strokeStyle = stroke;
  pen.stroke();
}

/** Letters the file can not show are boxes here as there. */
function drawText(pen: CanvasRenderingContext2D, { x, y, text, size, weight, fill }: Mark & { shape: "text" }): void {
  pen.font = `${weight === "bold" ? 600 : 400} ${size}px "Inter Variable", Inter, sans-serif`;
  pen.fillStyle = fill;
  let at = x;
  for (const run of text.split(new RegExp(`(${unshowable})`))) {
    if (run === unshowable) {
      pen.beginPath();
      pen.rect(at + unshowableEms * size * 0.1, y - size * 0.7, unshowableEms * size * 0.8, size * 0.7);
      paint(pen, undefined, fill);
      at += unshowableEms * size;
    } else {
      pen.fillText(run, at, y);
      at += pen.measureText(run).width;
    }
  }
}
