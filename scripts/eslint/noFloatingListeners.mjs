// VS Code ignores whatever a listener returns, so nobody would notice the rejection of a returned promise.

/** @type {import("eslint").Rule.RuleModule} */
export const noFloatingListeners = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      floating: "Nobody waits for a listener: hand its promise to platform/background.ts.",
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const checker = services.program.getTypeChecker();
    const isThenable = (type) =>
      (type.isUnion() ? type.types : [type]).some((one) => one.getProperty("then") !== undefined);
    return {
      CallExpression({ callee, arguments: given }) {
        const name = callee.type === "MemberExpression" ? callee.property.name : callee.name;
        if (!/^on(Did|Will|Cancellation)[A-Z]?/.test(name ?? "")) return;
        const [listener] = given;
        if (listener === undefined) return;
        const signatures = services.getTypeAtLocation(listener).getCallSignatures();
        if (signatures.some((signature) => isThenable(checker.getReturnTypeOfSignature(signature))))
          context.report({ node: listener, messageId: "floating" });
      },
    };
  },
};
