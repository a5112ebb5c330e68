/**
 * Makes the properties of exported types `readonly`: data must not change on its way from one module to
 * another.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const readonlyTypes = {
  meta: {
    type: "suggestion",
    fixable: "code",
    schema: [],
    messages: { mutable: "Write readonly: a new object takes the place of one that changes." },
  },
  create(context) {
    const { sourceCode } = context;
    return {
      "ExportNamedDeclaration > :matches(TSTypeAliasDeclaration, TSInterfaceDeclaration) TSPropertySignature[readonly!=true]"(
        node,
      ) {
        // The selector of a union member is not a property of anything.
        if (sourceCode.getAncestors(node).some(({ type }) => type === "TSTypeParameterInstantiation")) return;
        context.report({
          node,
          messageId: "mutable",
          fix: (fixer) => fixer.insertTextBefore(node, "readonly "),
        });
      },
    };
  },
};
