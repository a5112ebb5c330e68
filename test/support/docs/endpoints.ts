import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** Every request that the client can make, such as `GET /users/{}/keys/tokens`, and the first file that makes it. */
export function endpointsOfSources(): ReadonlyMap<string, string> {
  const folder = path.join("src", "coder", "endpoints");
  const found = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    const file = path.join(folder, name);
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isArrayLiteralExpression(node) && isPath(node)) {
        for (const method of methodsOf(node)) {
          const request = `${method} /${node.elements.map(segment).join("/")}`;
          if (!found.has(request)) found.set(request, file);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** The value of `path`, as a property or a constant, or what a stream watches. */
function isPath(node: ts.ArrayLiteralExpression): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent))
    return parent.name.getText() === "path";
  return ts.isCallExpression(parent) && parent.expression.getText() === "watched";
}

function segment(node: ts.Expression): string {
  return ts.isStringLiteral(node) ? node.text : "{}";
}

/** The methods beside a path; without any, it opens a socket. */
function methodsOf(node: ts.Node): readonly string[] {
  const around = ts.isPropertyAssignment(node.parent)
    ? node.parent.parent
    : ts.findAncestor(node, ts.isFunctionDeclaration);
  const methods: string[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isPropertyAssignment(child) && child.name.getText() === "method")
      methods.push(...(child.initializer.getText().match(/[A-Z]+(?=")/g) ?? []));
    else ts.forEachChild(child, visit);
  };
  if (around) visit(around);
  return methods.length === 0 ? ["WebSocket"] : methods;
}
