// Enforces one form of docstrings, and one docstring for everything that a module exports.

/** @param {import("eslint").SourceCode} sourceCode */
function docstringBefore(node, sourceCode) {
  const last = sourceCode.getCommentsBefore(node).at(-1);
  return last !== undefined && isDocstring(last) ? last : undefined;
}

const isDocstring = ({ type, value }) => type === "Block" && value.startsWith("*");

const isFunction = (node) => node?.type === "ArrowFunctionExpression" || node?.type === "FunctionExpression";

/**
 * A class exposes these to others; overridden and implemented methods are documented where they come from.
 */
function isOwnMethod({ key, kind, accessibility, override, computed }) {
  return (
    kind !== "constructor" &&
    key.type === "Identifier" &&
    !computed &&
    !override &&
    accessibility === undefined &&
    // What every disposable does.
    key.name !== "dispose"
  );
}

/**
 * Requires a docstring for every exported function, and for every method that an exported class exposes.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const docstrings = {
  meta: {
    type: "suggestion",
    schema: [],
    messages: {
      missing: "{{ name }} has no docstring: say what it takes and gives, and which errors it raises.",
    },
  },
  create(context) {
    const { sourceCode } = context;
    const services = sourceCode.parserServices;
    const want = (described, node, name) => {
      if (docstringBefore(described, sourceCode) === undefined)
        context.report({ node, messageId: "missing", data: { name } });
    };
    const isInherited = (owner, name) =>
      [owner.superClass, ...owner.implements.map(({ expression }) => expression)].some(
        (base) => base && typeOfBase(base, owner, services).getProperty(name) !== undefined,
      );
    return {
      "ExportNamedDeclaration > :matches(FunctionDeclaration, TSDeclareFunction)"(node) {
        const { parent: exported } = node;
        const siblings = exported.parent.body;
        const before = siblings[siblings.indexOf(exported) - 1]?.declaration;
        // The first overload has it.
        if (before?.type !== "TSDeclareFunction" || before.id.name !== node.id.name)
          want(exported, node, node.id.name);
      },
      "ExportNamedDeclaration > VariableDeclaration > VariableDeclarator"(node) {
        if (isFunction(node.init)) want(node.parent.parent, node, node.id.name);
      },
      "ExportNamedDeclaration > ClassDeclaration > ClassBody > MethodDefinition"(node) {
        const owner = node.parent.parent;
        if (isOwnMethod(node) && !isInherited(owner, node.key.name))
          want(node, node, `${owner.id.name}.${node.key.name}`);
      },
    };
  },
};

function typeOfBase(base, owner, services) {
  const type = services.getTypeAtLocation(base);
  return base === owner.superClass ? (type.getConstructSignatures()[0]?.getReturnType() ?? type) : type;
}

/** Tags of other dialects, and ours for the same. */
const tags = { "@return": "@returns", "@throw": "@throws", "@exception": "@throws", "@arg": "@param" };

/** In the order in which they are written. */
const order = ["@param", "@returns", "@throws"];

/** A tag begins at the start of a line, or after a sentence. */
const tagStart = /(?<=^|[\s*])@(param|arg|returns?|throws?|exception)\b/g;

/**
 * Enforces one form of docstrings: `@param name text.`, then `@returns`, then `@throws`, without types, which
 * are in the code, and without empty lines before them.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const docstringForm = {
  meta: {
    type: "layout",
    fixable: "code",
    schema: [],
    messages: {
      form: "Write this docstring as the others are: {{ form }}.",
      order: "Write @param, then @returns, then @throws.",
      unknown: "There is no parameter {{ name }}.",
      bare: "Say what it is.",
    },
  },
  create(context) {
    const { sourceCode } = context;
    return {
      Program() {
        for (const comment of sourceCode.getAllComments().filter(isDocstring)) checkForm(context, comment);
      },
    };
  },
};

function checkForm(context, comment) {
  const { value } = comment;
  const starts = [...value.matchAll(tagStart)];
  if (starts.length === 0) return;
  const written = fixed(value);
  if (written !== value) {
    context.report({
      loc: comment.loc,
      messageId: "form",
      data: {
        form: "@param name text, @returns, @throws, each with a full stop, without types and empty lines",
      },
      fix: (fixer) => fixer.replaceText(comment, `/*${written}*/`),
    });
    return;
  }
  const places = starts.map(([tag]) => order.indexOf(tag));
  if (places.some((place, index) => place < (places[index - 1] ?? 0)))
    context.report({ loc: comment.loc, messageId: "order" });
  if (/@(param\s+[\w.]+|returns)\s*(\n|\*?$|@)/.test(value))
    context.report({ loc: comment.loc, messageId: "bare" });
  checkNames(context, comment);
}

function fixed(value) {
  return withStops(withTags(value));
}

/** The text of a tag is a sentence; a list of errors is not. */
function withStops(value) {
  const [first = "", ...sections] = value.split(/(?<=^|[\s*])(?=@(?:param|returns|throws)\b)/);
  return [first, ...sections.map((section) => withStop(section))].join("");
}

function withStop(section) {
  const [text] = /^[^]*?(?=[\s*]*$)/.exec(section);
  const isSentence =
    /^@(returns|param\s+\S+|throws)\s+\S/.test(text) && !/^@throws\s+\w+((,| or)\s+\w+)*$/.test(text);
  return isSentence && /[^.:;!?]$/.test(text) ? `${text}.${section.slice(text.length)}` : section;
}

function withTags(value) {
  return value
    .replace(tagStart, (tag) => tags[tag] ?? tag)
    .replace(/(@(?:param|returns|throws))[ \t]+\{[^}\n]*\}/g, "$1")
    .replace(/(@param[ \t]+[\w.]+)[ \t]+-[ \t]+/g, "$1 ")
    .replace(/(@returns)[ \t]+-[ \t]+/g, "$1 ")
    .replace(/(\n[ \t]*\*)[ \t]*(?=\n[ \t]*\*[ \t]*@(?:param|returns|throws)\b)/g, "");
}

/** A destructured parameter is named by its docstring. */
function checkNames(context, comment) {
  const node = functionAfter(context.sourceCode, comment);
  if (node === undefined) return;
  const params = node.params.map((param) => bare(param));
  const known = params.flatMap((param) => (param.type === "Identifier" ? [param.name] : []));
  const inside = params.flatMap((param) => (param.type === "ObjectPattern" ? param.properties : []));
  const parts = inside.flatMap(({ key }) => (key?.type === "Identifier" ? [key.name] : []));
  const named = [...comment.value.matchAll(/@param\s+(\w+)/g)].map(([, name]) => name);
  const strange = named.filter((name) => ![...known, ...parts].includes(name));
  const unnamed = params.filter(({ type }) => type !== "Identifier").length;
  if (strange.length > unnamed)
    context.report({ loc: comment.loc, messageId: "unknown", data: { name: strange[0] } });
}

const bare = (param) =>
  ({
    AssignmentPattern: () => bare(param.left),
    RestElement: () => bare(param.argument),
    TSParameterProperty: () => bare(param.parameter),
  })[param.type]?.() ?? param;

function functionAfter(sourceCode, comment) {
  const token = sourceCode.getTokenAfter(comment);
  let node = token && sourceCode.getNodeByRangeIndex(token.range[0]);
  while (node && node.range[0] >= token.range[0]) {
    if (node.type === "ExportNamedDeclaration") return functionOf(node.declaration);
    const own = functionOf(node);
    if (own !== undefined) return own;
    node = node.parent;
  }
  return undefined;
}

function functionOf(node) {
  switch (node?.type) {
    case "FunctionDeclaration":
    case "TSDeclareFunction":
    case "TSMethodSignature":
      return node;
    case "MethodDefinition":
    case "TSAbstractMethodDefinition":
      return node.value;
    case "VariableDeclaration":
      return isFunction(node.declarations[0]?.init) ? node.declarations[0].init : undefined;
    default:
      return undefined;
  }
}
