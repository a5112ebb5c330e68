const logged = new Set(["trace", "info", "warn", "error"]);

/** `l10n.t(…)`, `vscode.l10n.t(…)`, and the methods of a log. */
function speaks({ type, object, property }) {
  if (type !== "MemberExpression" || property.type !== "Identifier") return false;
  const owner = object.type === "MemberExpression" ? object.property : object;
  const name = owner.type === "PrivateName" ? owner.id.name : owner.name;
  return (name === "l10n" && property.name === "t") || (name === "log" && logged.has(property.name));
}

/**
 * Leaves sentences as they are: a word more or less in what a person or the log is told is no guard, and a test that held
 * the words would only repeat them. What is filled into a sentence is mutated.
 *
 * @param {import("@babel/core").NodePath} path a piece of a source
 * @returns {string | undefined} why it is left
 */
export function wordsForPeople(path) {
  if (!path.isStringLiteral() && !path.isTemplateLiteral()) return undefined;
  const call = path.parentPath;
  const isSentence = call?.isCallExpression() && path.listKey === "arguments" && speaks(call.node.callee);
  return isSentence ? "words for people" : undefined;
}
