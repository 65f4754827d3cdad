// What Python writes for the scripts: the payload of the decision helper (pages/helper_data.py) and the data of the
// search (exports/search.py). tests/test_script_data.py holds what real routes give to these types: no key more, none
// less, and a key with `?` is left out by at least one route and given by another.

/** A route as the decision helper gets it. A question, decision and source stands under its id. */
interface HelperPayload {
  route: HelperRoute;
  /** The first number of the emergency bar. */
  urgent: HelperUrgent | null;
  questions: Record<string, HelperQuestion>;
  decisions: Record<string, HelperDecision>;
  /** What somebody does where an outcome leads, by address; nothing where the page is in the same document. */
  steps: Record<string, HelperSteps | undefined>;
  duties: HelperDuty[];
  sources: Record<string, HelperLink>;
  marks: TextMarks;
  words: HelperWords;
}

/** What splits a text, so that every second piece is one to mark; and what its element is made with. */
type TextMarks = {
  pattern: string;
  properties: { [word: string]: { lang: string } | { className: string } };
};

type HelperRoute = {
  name: string;
  edition: string;
  version: string;
  /** In words. */
  date: string;
  concept: boolean;
  language: string;
};

interface HelperUrgent {
  question: string;
  text: string;
  href: string;
}

interface HelperQuestion {
  text: string;
  help?: string;
  examples?: string[];
  /** Asked before the others. */
  urgent?: true;
  answers: HelperAnswer[];
}

interface HelperAnswer {
  title: string;
  detail?: string;
  unknown?: true;
}

/** The number of the next node for each answer of a question, or an outcome. */
type HelperNode = [question: string, ...next: number[]] | [end: null, outcome: string];

interface HelperDecision {
  title: string;
  short: string;
  href: string;
  lane?: string;
  laneClass?: string;
  questions: string[];
  nodes: HelperNode[];
  /** The number of the first node. */
  start: number;
  /** The questions about duties that it asks. */
  asks: string[];
  open?: HelperOpenPoint[];
  rules: HelperRule[];
  outcomes: Record<string, HelperOutcome>;
}

interface HelperOpenPoint {
  text: string;
  readings?: string[];
  advice?: string;
}

interface HelperRule {
  id: string;
  /** Question → the numbers of the answers for which it holds. */
  when: Record<string, number[]>;
  /** The outcome. */
  then: string;
  because: string;
  basis: "stated" | "inferred" | "open";
  source?: string;
  /** The duty that it starts. */
  stays?: string;
}

interface HelperOutcome {
  title: string;
  advice: string;
  open?: string;
  readings?: string[];
  actions?: string[];
  /** The place of an action → the duties that hide it. */
  unless?: Record<string, string[]>;
  calls?: HelperCall[];
  noCall?: true;
  to?: HelperLink;
  /** The decisions that can be taken at once. */
  next?: string[];
  /** Decision → what its button says, where that is not its title. */
  offers?: Record<string, string>;
}

interface HelperCall {
  text: string;
  href: string;
  note?: string;
}

/** `number` is the telephone number alone. */
interface HelperDutyCall {
  text: string;
  href: string;
  number: string;
}

type HelperLink = {
  title: string;
  href: string;
};

interface HelperSteps {
  heading: string;
  texts: string[];
}

interface HelperDuty {
  id: string;
  text: string;
  calls?: HelperDutyCall[];
  /** The decisions whose screens it heads. */
  shown: string[];
  /** The question whether it is done. */
  ask?: string;
  /** The numbers of the answers that say so. */
  done: number[];
  /** What then stands in its place. */
  over?: { text: string };
  /** Whether any other answer starts it. */
  starts?: true;
}

/** The texts of the interface, with {fields}. */
type HelperWords = Record<
  | (
      | "advice"
      | "answers"
      | "back"
      | "back_result"
      | "back_start"
      | "basis_inferred"
      | "basis_open"
      | "change"
    )
  | ("change_of" | "copied" | "copy" | "copy_failed" | "copy_text" | "doubts" | "earlier" | "error")
  | (
      | "examples_folded"
      | "go_on"
      | "go_on_offer"
      | "go_on_one"
      | "go_on_text"
      | "judgement"
      | "missing"
      | "next"
    )
  | ("no_call" | "now" | "open" | "possible" | "print" | "private" | "progress" | "read" | "read_note")
  | ("readings" | "record_concept" | "record_made" | "record_no_names" | "record_title" | "record_version")
  | (
      | "restart"
      | "so_far"
      | "source"
      | "spared"
      | "spared_one"
      | "tab_question"
      | "why"
      | "wiped"
      | "your_answer"
    ),
  string
>;

/** All that the search knows of a site. A call is the path of the page of the service to call. */
interface SearchData {
  pages: SearchRow[];
  words: Record<"numbers" | "stop" | "one" | "many" | "first" | "more" | "part" | "none" | "calls", string>;
  /** Lists of words that mean the same. */
  same: string[][];
  /** Phrases after which some of the calls stand above the results. */
  alarms: { words: string[]; calls: string[] }[];
  calls: SearchCall[];
  /** The calls above results in which not all words were found. */
  always: string[];
  marks: TextMarks;
}

/** A page: keywords with " · " between them; `aside` is 1 for what comes after the route itself, 2 for a case. */
type SearchRow = [path: string, title: string, keywords: string, text: string, aside?: 1 | 2];

interface SearchCall {
  title: string;
  /** The number to dial. */
  address: string;
  note: string;
  path: string;
}
