/* Reads a document of DMN as a modeller does, and evaluates each table cell by cell with an engine for FEEL:
   prints the warnings of the reader, and for each decision the outcomes of every combination of answers. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [file, packages] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${packages}/`));
const load = async (name) => import(pathToFileURL(require.resolve(name)));
const moddle = await load("dmn-moddle");
const { evaluate, unaryTest } = await load("@bpmn-io/feelin");

const plain = (result) => (result !== null && typeof result === "object" && "value" in result ? result.value : result);
const known = new Map();
function allows(cell, answer) {
  const key = `${cell}\n${answer}`;
  if (!known.has(key)) known.set(key, plain(unaryTest(cell, { "?": answer })) === true);
  return known.get(key);
}
const values = (expression) => plain(evaluate(`[${expression.text}]`, {}));

function* combinations(lists) {
  if (!lists.length) return yield [];
  for (const first of lists[0]) for (const rest of combinations(lists.slice(1))) yield [first, ...rest];
}

const Moddle = moddle.DmnModdle ?? moddle.default;
const { rootElement, warnings } = await new Moddle().fromXML(readFileSync(file, "utf8"), "dmn:Definitions");
const decisions = {};
for (const decision of rootElement.drgElement.filter((each) => each.$type === "dmn:Decision")) {
  const table = decision.decisionLogic;
  const outcomes = {};
  for (const answers of combinations(table.input.map((input) => values(input.inputValues)))) {
    const hit = table.rule.filter((rule) =>
      rule.inputEntry.every((entry, at) => entry.text === "-" || allows(entry.text, answers[at])),
    );
    outcomes[answers.join(" ")] = [...new Set(hit.map((rule) => plain(evaluate(rule.outputEntry[0].text, {}))))];
  }
  decisions[decision.id] = { policy: table.hitPolicy, inputs: table.input.map((each) => each.inputExpression.text), outcomes };
}
console.log(JSON.stringify({ warnings: warnings.map((warning) => warning.message), decisions }));
