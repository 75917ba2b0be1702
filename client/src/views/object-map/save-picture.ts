/** Saves the map as a picture, made on this device: SVG as text, PNG by way of a canvas. */
import type { ModelStore } from "#client/project/model-store.ts";
import { layOutObjectMap, writeObjectMapSvg } from "#shared/export/object-map-svg.ts";
import { type Picture, pictureFont, type Shape } from "#shared/export/picture.ts";
import { saveFile } from "../../parts/save-file.ts";
import { showToast } from "../../parts/toast.tsx";
import type { MapLook } from "./map-context.ts";
import { pictureOf } from "./picture-of.ts";

/** What browsers draw at most: an edge, and all of it. */
const [longestPx, mostPx] = [16_384, 200_000_000];

export function saveSvg(store: ModelStore, objects: readonly string[], look: MapLook): void {
  const svg = writeObjectMapSvg(pictureOf(store, objects, look, Date.now()));
  saveFile(new Blob([svg], { type: "image/svg+xml" }), pictureName(store.project().name, "svg"));
}

export async function savePng(store: ModelStore, objects: readonly string[], look: MapLook): Promise<void> {
  const picture = layOutObjectMap(pictureOf(store, objects, look, Date.now()));
  const file = await drawPng(picture);
  if (file) saveFile(file, pictureName(store.project().name, "png"));
  else showToast({ tone: "error", says: "This browser could not draw a picture of this size. Save it as SVG." });
}

/** "Harbour Conf app" → "harbour-conf-app-object-map.svg". */
export function pictureName(project: string, ending: "svg" | "png"): string {
  const plain = project.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? ["project"];
  return `${words.join("-").slice(0, 60)}-object-map.${ending}`;
}

/** Twice as large as drawn, or as large as the browser can. */
async function drawPng(picture: Picture): Promise<Blob | null> {
  const { width, height, background, shapes } = picture;
  const scale = Math.min(2, longestPx / Math.max(width, height), Math.sqrt(mostPx / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  await document.fonts.ready;
  pen.scale(scale, scale);
  pen.fillStyle = background;
  pen.fillRect(0, 0, width, height);
  for (const shape of shapes) draw(pen, shape);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function draw(pen: CanvasRenderingContext2D, shape: Shape): void {
  if (shape.shape === "rect") {
    pen.beginPath();
    pen.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
    pen.fillStyle = shape.fill;
    pen.fill();
    pen.setLineDash([]);
    pen.strokeStyle = shape.stroke ?? "transparent";
    pen.stroke();
  }
  if (shape.shape === "line") {
    pen.beginPath();
    pen.setLineDash([3, 3]);
    pen.moveTo(shape.x1, shape.y);
    pen.lineTo(shape.x2, shape.y);
    pen.strokeStyle = shape.stroke;
    pen.stroke();
  }
  if (shape.shape === "mark") {
    pen.save();
    pen.translate(shape.x, shape.y);
    pen.scale(shape.size / 16, shape.size / 16);
    pen.fillStyle = shape.fill;
    pen.fill(new Path2D(shape.d));
    pen.restore();
  }
  if (shape.shape === "text") {
    pen.font = `${shape.weight} ${shape.size}px ${pictureFont}`;
    pen.textAlign = shape.anchor === "end" ? "right" : "left";
    pen.fillStyle = shape.fill;
    pen.fillText(shape.text, shape.x, shape.y);
  }
}
