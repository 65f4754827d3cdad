// What the tests use of Node.js (https://nodejs.org/api/).

declare module "node:test" {
  function test(name: string, run: () => void): void;
  export = test;
}

declare module "node:assert" {
  function assert(value: unknown, message?: string): asserts value;
  namespace assert {
    function ok(value: unknown, message?: string): asserts value;
    function equal<Value>(actual: Value, expected: Value, message?: string): void;
    function strictEqual<Value>(actual: Value, expected: Value, message?: string): void;
    function deepEqual<Value>(actual: Value, expected: Value, message?: string): void;
    function match(text: string, pattern: RegExp): void;
    function doesNotMatch(text: string, pattern: RegExp): void;
    function deepStrictEqual<Value>(actual: Value, expected: Value, message?: string): void;
  }
  export = assert;
}

declare module "node:assert/strict" {
  import assert = require("node:assert");
  export = assert;
}

declare module "node:fs" {
  function readFileSync(file: string | number, encoding: "utf-8" | "utf8"): string;
}
