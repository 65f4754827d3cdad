// The types of the picture, and of the walk through it with a group.

type ZoomWish = "in" | "out" | "fit" | number;

/** Zooms a picture, around a spot of the window; returns whether that changed anything. */
type Zoom = (wish: ZoomWish, x?: number, y?: number) => boolean;

/** A line of the picture between the ids of boxes. */
interface PictureLine {
  from: string[];
  to: string;
}

/** What of a picture is lit: the places of lines, the ids of boxes. */
interface LitParts {
  lines: number[];
  boxes: string[];
}

/** What lights one picture: a kind of line or box, or nothing. */
interface Lamp {
  kind(wanted: string | undefined): void;
  clear(): void;
}

/** A card of a deck; one with choices is a decision. `number` is its place in the route's own count. */
interface CaseCard {
  box: string | null;
  choices: string[] | null;
  number: number | null;
}

/** Where a walk is: the deck and the place in it, or a box aside; what was chosen, by place. */
interface CaseState {
  deck: string;
  at: number;
  aside: string | null;
  chosen: Record<string, string>;
  /** The boxes that a free walk has passed; null in a case. */
  trail: (string | null)[] | null;
}

/** A line by the boxes that it leads from and to. */
type BoxPair = [from: string, to: string];

/** What a walk lights: the box of now, the boxes and lines behind, the line ahead; a stop may have no box. */
interface LitWalk {
  now: string | null;
  boxes: string[];
  lines: BoxPair[];
  ahead: [from: string | null, to: string] | null;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

type BoxSize = Pick<Box, "width" | "height">;

interface CaseWalk {
  begin(deck: string, at: number, free: boolean): CaseState;
  isOpen(cards: CaseCard[], state: CaseState): boolean;
  to(cards: CaseCard[], state: CaseState, at: number): CaseState;
  choose(cards: CaseCard[], state: CaseState, title: string): CaseState;
  next(cards: CaseCard[], state: CaseState): CaseState;
  back(cards: CaseCard[], state: CaseState): CaseState;
  click(cards: CaseCard[], state: CaseState, box: string): CaseState;
  numbered(cards: CaseCard[], number: number): number;
  light(cards: CaseCard[], state: CaseState): LitWalk;
  view(sheet: Box, needed: Box[], room: BoxSize, least: number, most: number): Box | null;
  isBox(cards: CaseCard[] | undefined, box: unknown): box is string;
  checked(decks: Record<string, CaseCard[]>, value: unknown): CaseState | null;
}

/** The pictures of a figure: `begin` is the box that the walk begins at, if any. */
interface LitPicture {
  light(now: LitWalk, begin: string | null): void;
  /** Turns between the whole route and where the walk is; returns whether it is whole. */
  turn(): boolean;
  /** Shows a part by the id of its box; returns whether there is such a part. */
  open(box: string): boolean;
}

/** One picture of a figure; `part` is the id of the part that it shows. */
interface LitSheet {
  light(now: LitWalk, begin: string | null): void;
  show(here: boolean, whole: boolean): void;
  has(id: string | null): boolean;
  part: string | undefined;
}

/** The cards that stand in the page, and one of them on the stage. */
interface PresenterCards {
  decks: Record<string, CaseCard[]>;
  /** The element with `data-NAME` on the stage. */
  one(name: string): HTMLElement;
  current(state: CaseState): HTMLElement;
  show(state: CaseState): void;
}

/** The messages of two windows in step, and the clock of the presenter. */
interface Notes {
  send(partner: Window | null, kind: string, value?: unknown): void;
  listen(partner: () => Window | null, hear: (kind: string, value: unknown) => void): void;
  /** Returns what sets the elapsed time back to zero. */
  clock(now: HTMLElement, elapsed: HTMLElement, each: () => void): () => void;
}

interface PresenterKeys {
  named(key: string): string | undefined;
  fullscreen(refused: () => void): Promise<void> | undefined;
}

/** What this site uses of vendor/lean-qr.js. */
interface LeanQr {
  correction: { M: number };
  mode: { bytes(bytes: Uint8Array): unknown };
  generate(
    data: unknown,
    options: { minCorrectionLevel: number; maxCorrectionLevel: number },
  ): { size: number; get(x: number, y: number): boolean };
}
