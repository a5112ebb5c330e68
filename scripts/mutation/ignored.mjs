const logged = new Set(["trace", "info", "warn", "error"]);

/** Matches `l10n.t(…)`, `vscode.l10n.t(…)`, and the methods of a log. */
function speaks({ type, object, property }) {
  if (type !== "MemberExpression" || property.type !== "Identifier") return false;
  const owner = object.type === "MemberExpression" ? object.property : object;
  const name = owner.type === "PrivateName" ? owner.id.name : owner.name;
  return (name === "l10n" && property.name === "t") || (name === "log" && logged.has(property.name));
}

/**
 * Sentences: a changed word in a text for people or for the log is no guard, and a test that contained the
 * words would only repeat them. What is filled into a sentence is mutated.
 */
function isSentence(path) {
  if (path.listKey !== "arguments") return false;
  const { node } = path.parentPath;
  return node.type === "NewExpression" ? /Error$/.test(node.callee.name) : speaks(node.callee);
}

/**
 * Tables of facts: strings and lists at the top of a file, outside every function, class and call.
 * Comparisons with servers' answers cover them, which take too long to run for each mutant (`leftOut` in
 * rooms.mjs).
 */
function isInTable(path) {
  return path.findParent((parent) => /Function|Class|^CallExpression/.test(parent.type)) === null;
}

/**
 * @param {import("@babel/core").NodePath} path a piece of a source
 * @returns {string | undefined} why it is left unchanged
 */
export function whyIgnored(path) {
  const isText = path.isStringLiteral() || path.isTemplateLiteral();
  if (isText && isSentence(path)) return "words for people";
  const isData = isText || path.isArrayExpression() || path.isObjectExpression();
  return isData && isInTable(path) ? "a table of facts" : undefined;
}
