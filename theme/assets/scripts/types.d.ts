// The types of what the scripts give each other: `window.routewijzer`, and what Node.js gives the tests. No browser
// gets this file; `tsc` (tsconfig.json) holds the scripts to it.

/** How a script gives its functions to a test in Node.js, where there is no window. */
declare const module: { exports: unknown };
declare function require(name: "./fold.js"): Fold;

type Fold = (text: string) => string;

/** How often Shift was pressed alone: the times of it, in ms, and whether it is down alone now. */
interface Presses {
  alone: boolean;
  presses: number[];
}

interface Press {
  type: string;
  key: string;
  repeat: boolean;
  modified: boolean;
  time: number;
}

/** What the search knows of a language: the stem of a word, the digits of a number in words. */
interface SearchLanguage {
  stem(word: string): string;
  numbers: Record<string, string>;
}

/** The messages of two windows in step, and the clock of the presenter. */
interface Notes {
  send(partner: Window | null, kind: string, value: unknown): void;
  listen(partner: () => Window | null, hear: (kind: string, value: unknown) => void): void;
  /** Returns what sets the elapsed time back to zero. */
  clock(now: HTMLElement, elapsed: HTMLElement, each: () => void): () => void;
}

interface PresenterKeys {
  named(key: string): string | undefined;
  fullscreen(refused: () => void): Promise<void> | undefined;
}

type SearchPanel = (place: HTMLElement, entered: boolean) => void;

/** The one global of the site's scripts. */
interface Routewijzer {
  fold: Fold;
  find?: SearchPanel;
  notes: Notes;
  presenterKeys: PresenterKeys;
  qr: { draw(text: string, page: Document): SVGElement };
  searchWords: unknown;
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

interface Window {
  routewijzer: Routewijzer;
  leanQr: LeanQr;
}

interface Document {
  /** https://wicg.github.io/nav-speculation/prerendering.html */
  prerendering?: boolean;
}
