import ts from 'typescript';

/** Where names of the source are used: what functions are called with, what variables are given, what errors say. */
export class SourceUses {
  private readonly checker: ts.TypeChecker;
  private readonly calls = new Map<ts.Node, ts.CallExpression[]>();
  private readonly made = new Map<ts.Symbol, ts.NewExpression[]>();
  private readonly assigned = new Map<ts.Symbol, ts.Expression[]>();

  constructor(checker: ts.TypeChecker, files: readonly ts.SourceFile[]) {
    this.checker = checker;
    for (const file of files) this.note(file);
  }

  private note(node: ts.Node): void {
    if (ts.isCallExpression(node)) {
      const called = this.checker.getResolvedSignature(node)?.declaration;
      if (called) put(this.calls, called, node);
    } else if (ts.isNewExpression(node)) {
      const symbol = this.symbolOf(node.expression);
      if (symbol) put(this.made, symbol, node);
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const symbol = this.symbolOf(node.left);
      if (symbol) put(this.assigned, symbol, node.right);
    }
    ts.forEachChild(node, (child) => this.note(child));
  }

  /** What a name stands for; through an object's shorthand and an import too. */
  symbolOf(node: ts.Node): ts.Symbol | undefined {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(node.parent)
      : this.checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  /** What a variable, a parameter or a member of a list that is taken apart is given; nothing where that is not known. */
  givenTo(symbol: ts.Symbol): ts.Expression[] {
    const declaration = symbol.valueDeclaration;
    if (!declaration) return [];
    const later = this.assigned.get(symbol) ?? [];
    if (ts.isVariableDeclaration(declaration))
      return declaration.initializer ? [declaration.initializer, ...later] : later;
    if (ts.isBindingElement(declaration)) return membersFor(declaration);
    return this.passedFor(declaration);
  }

  /** What calls pass for a parameter, its default among them. */
  passedFor(declaration: ts.Declaration): ts.Expression[] {
    if (!ts.isParameter(declaration)) return [];
    const at = declaration.parent.parameters.indexOf(declaration);
    const passed = (this.calls.get(declaration.parent) ?? []).flatMap((call) => call.arguments[at] ?? []);
    return declaration.initializer ? [...passed, declaration.initializer] : passed;
  }

  /** What errors of a class of ours say: each is made with its message alone. */
  saidBy(error: ts.Symbol | undefined): ts.Expression[] {
    if (!error?.valueDeclaration || !ts.isClassDeclaration(error.valueDeclaration)) return [];
    const made = this.made.get(error)?.map((one) => one.arguments ?? []) ?? [];
    return made.flatMap((given) => (given.length === 1 ? (given[0] as ts.Expression) : []));
  }
}

function put<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Of `const [a, b] = isOdd ? ['one', 'two'] : ['three', 'four']`, what `a` can be. */
function membersFor(element: ts.BindingElement): ts.Expression[] {
  const { parent: pattern } = element;
  if (!ts.isArrayBindingPattern(pattern) || !ts.isVariableDeclaration(pattern.parent)) return [];
  const at = pattern.elements.indexOf(element);
  const members = (list: ts.Expression): ts.Expression[] => {
    const inner = unwrapped(list);
    if (ts.isConditionalExpression(inner)) return [inner.whenTrue, inner.whenFalse].flatMap(members);
    return ts.isArrayLiteralExpression(inner) ? [inner.elements[at] ?? []].flat() : [];
  };
  return pattern.parent.initializer ? members(pattern.parent.initializer) : [];
}

/** An expression without brackets around it and words about its type behind it. */
export function unwrapped(node: ts.Expression): ts.Expression {
  const isWrapper =
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node);
  return isWrapper ? unwrapped(node.expression) : node;
}
