import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** Functions whose arguments are shown as failures, or are why something can't be done. */
const doors = new Set(["absent", "alarm", "failure", "warn"]);

/** Functions that return why something can't be done. */
const explains = /fault|problem|refusal|whyNot|failure/i;

/** How the paths of files begin of which every sentence says what is wrong. */
const wholeFiles = [
  "src/commands/session/leaving/stakeWords.ts",
  "src/coder/address/deploymentUrl.ts",
  "src/core/catalog/requestable.ts",
  "src/core/catalog/scopeSentences.ts",
  "src/core/grant/allowEntry.ts",
  "src/core/lint/",
  "src/core/recipes/grantForNeeds.ts",
  "src/core/token/endOfDay.ts",
  "src/core/token/lifetime.ts",
  "src/core/token/tokenName.ts",
  "src/drafting/check/openTexts.ts",
  "src/drafting/form/limits.ts",
  "src/drafting/things/linkedThings.ts",
  "src/presentation/proofWords.ts",
  "src/tokens/proof/words.ts",
  "src/views/tree/outage.ts",
];

/** Properties that hold such a sentence, by the beginning of the file's path. */
const properties: readonly (readonly [string, RegExp])[] = [
  ["src/", /^error$/],
  ["src/commands/workspaces/acting/", /^why$/],
  ["src/core/commands/", /^reason$/],
  ["src/drafting/outcome/", /^sentence$/],
  ["src/drafting/things/thingWords.ts", /^(?:choose|changed|unknown|open)$/],
  ["src/webviews/delivery/page/strings.ts", /^(?:unconfirmed|notSafe|unknown)$/],
  ["src/webviews/newToken/page/common/strings.ts", /^silent/],
  ["src/workspaces/terminal/", /^sentence$/],
];

/** Nobody reads the comments here. */
const quickly = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };

type Declared = ts.FunctionLikeDeclaration | ts.ClassDeclaration | ts.Expression;
type File = {
  readonly source: ts.SourceFile;
  readonly isWhole: boolean;
  readonly names: ReadonlyMap<string, Declared>;
  /** From a name to the file that it is imported from. */
  readonly imports: ReadonlyMap<string, string>;
};

/** Everything that the sources say in a failure: a sentence, and the first file that says it. */
export function errorSentences(): ReadonlyMap<string, string> {
  const search = new Search(readSources());
  search.run();
  return new Map([...search.found].filter(([text]) => isSentence(text)));
}

/** Labels of buttons, questions and what is under way are none. */
function isSentence(text: string): boolean {
  return /(?:\.\)?|[.:] \{\d\}|\. .+\?|couldn't be read)$/.test(text);
}

function readSources(): ReadonlyMap<string, File> {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" });
  const paths = files.map((file) => path.posix.join("src", ...file.split(path.sep)));
  return new Map(
    paths.filter((file) => /(?<!\.d)\.ts$/.test(file)).map((file) => [file, readSource(file)] as const),
  );
}

function readSource(file: string): File {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), quickly, true);
  const names = new Map<string, Declared>();
  const imports = new Map<string, string>();
  for (const statement of source.statements) {
    if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
      names.set(statement.name.text, statement);
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations)
        if (ts.isIdentifier(name) && initializer) names.set(name.text, initializer);
    }
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const from = path.posix.join(path.posix.dirname(file), `${statement.moduleSpecifier.text}.ts`);
      const bound = statement.importClause?.namedBindings;
      if (bound && ts.isNamedImports(bound))
        for (const { name } of bound.elements) imports.set(name.text, from);
    }
  }
  const isWhole = wholeFiles.some((begin) => file.startsWith(begin));
  return { source, isWhole, names, imports };
}

/** Follows what is shown as a failure to the sentences that it is made of. */
class Search {
  readonly found = new Map<string, string>();
  readonly #done = new Set<ts.Node>();
  /** Parameters that are shown as failures. */
  readonly #shown = new Map<ts.Node, Set<number>>();
  #news = 0;

  constructor(readonly files: ReadonlyMap<string, File>) {}

  run(): void {
    for (let before = -1; before < this.#news;) {
      before = this.#news;
      for (const [file, { source }] of this.files) this.#visit(source, file);
    }
  }

  #visit(node: ts.Node, file: string): void {
    if (ts.isCallExpression(node)) {
      if (this.files.get(file)?.isWhole === true) this.#takeText(node, file);
      this.#visitCall(node, file);
    }
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
      const [where, what] = this.#declared(file, node.expression.text) ?? [];
      if (where !== undefined && what && ts.isClassDeclaration(what) && this.#isError(where, what)) {
        // Buttons come as lists.
        for (const each of node.arguments ?? [])
          if (!ts.isArrayLiteralExpression(each)) this.#take(each, file, true);
      }
    }
    if (ts.isPropertyAssignment(node)) {
      const name = node.name.getText();
      if (properties.some(([begin, names]) => file.startsWith(begin) && names.test(name)))
        this.#take(node.initializer, file, true);
      if (name === "validateInput") this.#take(node.initializer, file, true);
    }
    if (ts.isFunctionDeclaration(node) && explains.test(node.name?.text ?? "")) this.#results(node, file);
    ts.forEachChild(node, (child) => {
      this.#visit(child, file);
    });
  }

  #visitCall(call: ts.CallExpression, file: string): void {
    const { expression: callee } = call;
    if (callee.kind === ts.SyntaxKind.SuperKeyword) {
      const owner = ts.findAncestor(call, ts.isClassDeclaration);
      if (owner && this.#isError(file, owner))
        for (const each of call.arguments) this.#take(each, file, true);
    }
    const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
    const what = ts.isIdentifier(callee) ? this.#declared(file, name)?.[1] : undefined;
    const shown = [...((what && this.#shown.get(what)) ?? []), ...(doors.has(name) ? [0] : [])];
    for (const index of shown) {
      const given = call.arguments[index];
      if (given) this.#take(given, file, true);
    }
  }

  #takeText(call: ts.CallExpression, file: string): void {
    if (call.expression.getText() !== "l10n.t") return;
    const [first] = call.arguments;
    if (first && ts.isStringLiteralLike(first) && !this.found.has(first.text))
      this.found.set(first.text, file);
  }

  /** @param isHere whether it stands where it is shown, so that a parameter in it is shown, too. */
  #take(node: ts.Expression, file: string, isHere: boolean): void {
    if (ts.isArrowFunction(node)) {
      this.#results(node, file);
      return;
    }
    if (this.#done.has(node)) return;
    this.#done.add(node);
    if (ts.isCallExpression(node)) {
      this.#takeCall(node, file, isHere);
    } else if (ts.isIdentifier(node)) {
      this.#takeName(node, file, isHere);
    } else if (ts.isPropertyAccessExpression(node)) {
      // Of an error that was thrown elsewhere, which is found there.
      if (!/^(?:sentence|message|reason|error|advice|detail)$/.test(node.name.text))
        this.#take(node.expression, file, isHere);
    } else if (ts.isObjectLiteralExpression(node)) {
      for (const each of node.properties) {
        if (ts.isPropertyAssignment(each) && !/^(?:title|steps|next)$/.test(each.name.getText()))
          this.#take(each.initializer, file, isHere);
      }
    } else {
      // Choices, templates, lists, what is awaited: whatever they are made of.
      ts.forEachChild(node, (child) => {
        const part = ts.isTemplateSpan(child) ? child.expression : child;
        if (ts.isExpression(part)) this.#take(part, file, isHere);
      });
    }
  }

  #takeCall(call: ts.CallExpression, file: string, isHere: boolean): void {
    this.#takeText(call, file);
    const { expression: callee } = call;
    if (ts.isIdentifier(callee)) {
      // A question is no failure, only its answer may lead to one.
      if (callee.text === "confirm") return;
      const [where, what] = this.#declared(file, callee.text) ?? [];
      if (where !== undefined && what) this.#results(what, where);
    } else if (
      ts.isPropertyAccessExpression(callee) &&
      callee.expression.kind === ts.SyntaxKind.ThisKeyword
    ) {
      const members = ts.findAncestor(call, ts.isClassLike)?.members ?? [];
      for (const each of members) {
        if (ts.isMethodDeclaration(each) && each.name.getText() === callee.name.text)
          this.#results(each, file);
      }
    } else if (ts.isPropertyAccessExpression(callee)) {
      this.#take(callee.expression, file, isHere);
    }
    for (const each of call.arguments) if (!ts.isIdentifier(each)) this.#take(each, file, isHere);
  }

  /** A name stands for a parameter, for what a constant is made of, or for something of the module. */
  #takeName(name: ts.Identifier, file: string, isHere: boolean): void {
    for (let node: ts.Node = name.parent; !ts.isSourceFile(node); node = node.parent) {
      if (ts.isFunctionLike(node)) {
        const index = node.parameters.findIndex(({ name: given }) => given.getText() === name.text);
        if (index >= 0) {
          const shown = this.#shown.get(node) ?? new Set();
          if (!isHere || shown.has(index)) return;
          this.#shown.set(node, shown.add(index));
          this.#news += 1;
          return;
        }
      }
      if (!ts.isBlock(node)) continue;
      for (const statement of node.statements) {
        const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
        const made = declared.find(({ name: given }) => given.getText() === name.text)?.initializer;
        if (made) {
          this.#take(made, file, isHere);
          return;
        }
      }
    }
    const [where, what] = this.#declared(file, name.text) ?? [];
    if (where !== undefined && what && ts.isExpression(what)) this.#take(what, where, false);
  }

  /** What a function returns. */
  #results(what: Declared, file: string): void {
    if (this.#done.has(what) || ts.isClassDeclaration(what)) return;
    this.#done.add(what);
    const body = ts.isFunctionLike(what) ? (what as { body?: ts.Node }).body : what;
    if (!body) return;
    if (!ts.isBlock(body)) {
      this.#take(body as ts.Expression, file, false);
      return;
    }
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node)) return;
      if (ts.isReturnStatement(node) && node.expression) this.#take(node.expression, file, false);
      ts.forEachChild(node, visit);
    };
    visit(body);
  }

  #declared(file: string, name: string): readonly [string, Declared] | undefined {
    const here = this.files.get(file);
    const what = here?.names.get(name);
    if (what) return [file, what];
    const from = here?.imports.get(name);
    return from === undefined || !this.files.has(from) ? undefined : this.#declared(from, name);
  }

  #isError(file: string, what: ts.ClassDeclaration): boolean {
    const parent = what.heritageClauses?.[0]?.types[0]?.expression.getText();
    if (parent === undefined || parent === "Error") return parent === "Error";
    const [where, above] = this.#declared(file, parent) ?? [];
    return where !== undefined && above !== undefined && ts.isClassDeclaration(above)
      ? this.#isError(where, above)
      : false;
  }
}
