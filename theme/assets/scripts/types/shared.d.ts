// The types of what the scripts give each other: `window.routewijzer`, and what Node.js gives the tests. No browser
// gets these files; `tsc` (tsconfig.json) holds the scripts to them.

/** How a script gives its functions to a test in Node.js, where there is no window. */
declare const module: { exports: unknown };
declare function require(name: string): unknown;

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

/** What a page in a frame tells the page around it: how high it is, and where something new is. Pixels. */
interface FrameMessage {
  height: number;
  place?: number;
}

/** The one global of the site's scripts: what each of them puts there. Optional is what some pages do not have. */
interface Routewijzer {
  /** A text in pieces, each word to mark in an element of its own. */
  mark(content: string, marks: TextMarks): (string | Node)[];
  fold: Fold;
  find?: SearchPanel;
  helperData?: HelperPayload;
  helperWalk: HelperWalking;
  helperParts: HelperParts;
  helperAdvice(data: HelperPayload, acts: HelperActs, answered: ShowAnswered): ShowAdvice;
  helperScreens(data: HelperPayload, acts: HelperActs): HelperScreens;
  searchData: SearchData;
  searchWords: SearchWords;
  searchReadings: SearchReadings;
  searchEngine: SearchEngine;
  /** Of vendor/stemmer-….js. */
  stem: SearchLanguage["stem"];
  zoomer(svg: SVGElement, view: HTMLElement, tools: HTMLElement[]): Zoom;
  caseWalk: CaseWalk;
  litPicture(figure: HTMLElement, view: CaseWalk["view"]): LitPicture;
  presenterCards(stage: HTMLElement): PresenterCards;
  presenterKeys: PresenterKeys;
  notes: Notes;
  qr: { draw(text: string, page: Document): SVGElement };
}

interface Window {
  routewijzer: Routewijzer;
  leanQr: LeanQr;
  MiniSearch: MiniSearchClass;
}

interface Document {
  /** https://wicg.github.io/nav-speculation/prerendering.html */
  prerendering?: boolean;
}
