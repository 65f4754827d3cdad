// The types of the decision helper: a walk through decisions, and the screens of it.

/** Question → the number of its answer. */
type HelperAnswers = Record<string, number>;

/** The screens up to the first question without an answer, and the answers that count. */
interface HelperWalk {
  screens: HelperScreen[];
  known: HelperAnswers;
}

type HelperScreen = QuestionScreen | AdviceScreen;

/** `most`: the most questions that can come in its decision, itself included. */
interface QuestionScreen {
  decision: string;
  question: string;
  outcome?: undefined;
  most: number;
  duty: ScreenDuty;
}

interface AdviceScreen {
  decision: string;
  question?: undefined;
  outcome: string;
  duty: ScreenDuty;
  /** The duty after the outcome. */
  remains: ScreenDuty;
}

/** What stays from before: what to show of it, if there is any, and all duties that hold. */
interface ScreenDuty {
  text?: string;
  calls: HelperDutyCall[];
  holds: HelperDuty[];
}

/** Rules that are a reason of an outcome; not `certain` where it is one of them that holds. */
interface HelperReasons {
  certain: boolean;
  rules: HelperRule[];
}

interface HelperWalking {
  walk(data: HelperPayload, chain: string[], answers: HelperAnswers): HelperWalk;
  decided(data: HelperPayload, id: string): HelperDecision | false;
  following(data: HelperPayload, screen: AdviceScreen, taken: string[]): string[];
  taken(walked: HelperWalk, at: number): string[];
  actions(data: HelperPayload, screen: AdviceScreen): string[];
  reasons(decision: HelperDecision, outcome: string | undefined, known: HelperAnswers): HelperReasons;
  given(rule: HelperRule, known: HelperAnswers): string[];
  record(data: HelperPayload, walked: HelperWalk, day: string): string;
  say(text: string, fields: Record<string, string | number | boolean>): string;
}

/** A part of an element; nothing for what is false, empty or zero. */
type Part = Node | string | false | 0 | null | undefined;

/** What an element is made with: its properties, and attributes that are none in every browser. */
type ElementProperties = Partial<
  Pick<HTMLElement, "className" | "hidden" | "id" | "lang" | "onclick" | "role" | "textContent"> &
    Pick<HTMLInputElement, "checked" | "name" | "value"> &
    Pick<HTMLFormElement, "autocomplete" | "noValidate" | "onchange" | "onsubmit"> &
    Pick<HTMLTextAreaElement, "readOnly" | "rows"> & { href: string; type: "button" | "radio" }
> & { [name: `aria-${string}`]: string };

type TagName = keyof HTMLElementTagNameMap;

interface HelperParts {
  make<Tag extends TagName>(
    tag: Tag,
    properties: ElementProperties,
    parts?: Part[],
  ): HTMLElementTagNameMap[Tag];
  text<Tag extends TagName>(tag: Tag, content: string, name?: string): HTMLElementTagNameMap[Tag];
  icon(name: string): Node;
  button(content: Part[], name: string, press: () => void): HTMLButtonElement;
  block(heading: string, parts: Part[]): HTMLElement;
  list(tag: "ol" | "ul", name: string, items: Part[]): HTMLElement;
  link(content: string, address: string): HTMLAnchorElement;
  bars(number: number, most: number): HTMLElement;
  call(number: HelperCall, place: number): HTMLElement;
}

/** What a person can do; and the moment in words, and what names the tab. */
interface HelperActs {
  answer(number: number): void;
  back(): void;
  change(screen: number): void;
  goOn(decision: string): void;
  copy(status: HTMLElement): void;
  restart(): void;
  day(): string;
  name(screen: string): void;
}

interface HelperScreens {
  show(walked: HelperWalk, at: number, answers: HelperAnswers, wiped?: boolean): (Node | string)[];
  name(walked: HelperWalk, at: number): string;
  /** A text to copy by hand. */
  field(content: string): HTMLTextAreaElement;
}

type ShowAdvice = (walked: HelperWalk, at: number) => Part[];

/** The answers before a screen. */
type ShowAnswered = (walked: HelperWalk, at: number) => HTMLElement;
