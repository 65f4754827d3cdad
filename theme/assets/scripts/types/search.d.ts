// The types of the search: words, what they may stand for, the index and what it finds.

/** What the search knows of a language: the stem of a word, the digits of a number in words, words that say nothing. */
interface SearchLanguage {
  stem(word: string): string;
  numbers: Record<string, string>;
  stop: string;
}

/** A piece of an excerpt; `hit` where it is what was looked for. */
interface ExcerptPiece {
  text: string;
  hit: boolean;
}

interface SearchWords {
  fold: Fold;
  words(text: string): string[];
  wordsAndNumbers(text: string): string[];
  numbers(text: string): Record<string, string>;
  terms(word: string, language: SearchLanguage, vocabulary?: Set<string>): string[];
  unique<Item>(list: Item[]): Item[];
  nearly(one: string, other: string): boolean;
  sound(word: string): string;
  excerpt(text: string, isHit: (word: string) => boolean): ExcerptPiece[];
}

/** The words of a site. */
interface SearchVocabulary {
  language: SearchLanguage;
  /** Words that say nothing alone. */
  stop: Set<string>;
  vocabulary: Set<string>;
  sorted: string[];
  /** Word → its terms, as far as they have been worked out. */
  known: Map<string, string[]>;
  /** Word → the words that mean the same. */
  same: Map<string, string[]>;
  /** The words of the phrases of alarms. */
  alarming: Set<string>;
}

/** For each word of a phrase its terms. */
type PhraseTerms = string[][];

interface SearchSite extends SearchVocabulary {
  rows: SearchRow[];
  engine: MiniSearch;
  /** For each page its title and its other names. */
  names: PhraseTerms[][];
  alarms: { phrases: PhraseTerms[]; calls: string[] }[];
  always: string[];
}

/** What a typed word may stand for: term → weight; whether the texts have it; whether it was typed last. */
interface WordReading {
  terms: Map<string, number>;
  known: boolean;
  last: boolean;
}

interface SearchReadings {
  meant(site: SearchVocabulary, list: string[]): string[];
  typedWords(site: SearchVocabulary, typed: string): string[];
  readings(typed: string[], site: SearchVocabulary): WordReading[];
}

interface SearchResult {
  path: string;
  title: string;
  text(): ExcerptPiece[];
}

/** A result with what its place in the list rests on. */
interface WeighedResult extends SearchResult {
  named: number;
  titled: number;
  exact: boolean;
  aside: number;
  count: number;
  glossary: boolean;
  score: number;
}

/** The results, best first, and the calls above them; `whole` where a page has all the words. */
interface SearchFound {
  results: SearchResult[];
  calls: string[];
  alarm: boolean;
  whole: boolean;
}

interface SearchEngine {
  index(
    Engine: MiniSearchClass,
    rows: SearchRow[],
    language: SearchLanguage,
    model: Pick<SearchData, "same" | "alarms" | "always">,
  ): SearchSite;
  search(site: SearchSite, typed: string): SearchFound;
}

/** Makes the field at `place` find; `awaited` where Enter was pressed before this was here. */
type SearchPanel = (place: HTMLElement, awaited: boolean) => void;

/** What this site uses of vendor/minisearch.js (https://lucaong.github.io/minisearch/). */
interface MiniSearch {
  addAll(documents: { id: number; [field: string]: unknown }[]): void;
  search(
    query: { combineWith: "OR"; queries: string[] },
    options: {
      boost: Record<string, number>;
      tokenize(text: string): string[];
      processTerm(term: string): string;
      boostTerm(term: string): number;
      prefix(term: string): boolean;
      fuzzy(term: string): number | false;
      weights: { prefix: number; fuzzy: number };
    },
  ): MiniSearchResult[];
}

interface MiniSearchResult {
  id: number;
  score: number;
  terms: string[];
  queryTerms: string[];
}

interface MiniSearchClass {
  new (options: {
    fields: string[];
    tokenize(text: string): string[];
    processTerm(term: string): string[];
  }): MiniSearch;
}
