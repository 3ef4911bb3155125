import ts from 'typescript';
import { SourceUses, unwrapped } from './source-uses.ts';

/** A text that the source makes: fixed words, and holes for what is put in. A list that words join has them. */
export interface Text {
  pieces: (string | { joinedBy?: string })[];
  /** Where its first fixed words stand. */
  at: ts.Node | undefined;
}

const HOLE: Text = { pieces: [{}], at: undefined };

export function hasWords({ pieces }: Text): boolean {
  return pieces.some((piece) => /\p{L}/u.test(typeof piece === 'string' ? piece : (piece.joinedBy ?? '')));
}

/** What an expression of text can be: conditions, constants, functions and parameters are followed to their words. */
export class TextReader {
  private readonly checker: ts.TypeChecker;
  private readonly uses: SourceUses;
  private readonly within = new Set<ts.Node>();
  /** Lists that were met whose items have words that cannot be followed. */
  readonly unreadable: ts.Node[] = [];

  /** @param files those in which functions are followed to their calls, and names to what they are given. */
  constructor(checker: ts.TypeChecker, files: readonly ts.SourceFile[]) {
    this.checker = checker;
    this.uses = new SourceUses(checker, files);
  }

  /** Every text that an expression can be; none where it is no text. */
  read(node: ts.Expression): Text[] {
    if (this.within.has(node)) return [HOLE];
    this.within.add(node);
    try {
      return this.readOnce(node);
    } finally {
      this.within.delete(node);
    }
  }

  private readOnce(node: ts.Expression): Text[] {
    if (ts.isStringLiteralLike(node)) return [{ pieces: [node.text], at: node }];
    if (ts.isTemplateExpression(node)) {
      const start: Text[] = [{ pieces: [node.head.text], at: node.head.text.trim() ? node : undefined }];
      return node.templateSpans.reduce(
        (texts, { expression, literal }) =>
          joined(joined(texts, this.part(expression)), [{ pieces: [literal.text], at: node }]),
        start,
      );
    }
    const inner = unwrapped(node);
    if (inner !== node) return this.read(inner);
    if (ts.isConditionalExpression(node)) return [...this.read(node.whenTrue), ...this.read(node.whenFalse)];
    if (ts.isBinaryExpression(node)) {
      const sides = [node.left, node.right];
      if (node.operatorToken.kind === ts.SyntaxKind.PlusToken && this.isText(node))
        return sides.map((side) => this.part(side)).reduce(joined);
      if (['??', '||', '&&'].includes(node.operatorToken.getText()))
        return sides.flatMap((side) => this.read(side));
    }
    if (!this.isText(node)) return this.isNothing(node) ? [] : [HOLE];
    if (ts.isCallExpression(node)) return this.readCall(node);
    if (ts.isIdentifier(node)) return this.readName(node);
    if (ts.isElementAccessExpression(node)) {
      const table = unwrapped(node.expression);
      if (ts.isObjectLiteralExpression(table))
        return table.properties.flatMap((one) =>
          ts.isPropertyAssignment(one) ? this.read(one.initializer) : [HOLE],
        );
    }
    if (ts.isPropertyAccessExpression(node) && node.name.text === 'message') {
      const said = this.uses.saidBy(this.checker.getTypeAtLocation(node.expression).symbol);
      if (said.length > 0) return said.flatMap((one) => this.read(one));
    }
    return [HOLE];
  }

  /** What a part of a text can be: a hole, where no words of the source are in it. */
  private part(node: ts.Expression): Text[] {
    const texts = this.read(node);
    const isFixed = texts.length === 1 && texts[0]?.pieces.every((piece) => typeof piece === 'string');
    return isFixed || texts.some(hasWords) ? texts : [HOLE];
  }

  private readCall(node: ts.CallExpression): Text[] {
    const { expression } = node;
    if (ts.isPropertyAccessExpression(expression)) {
      const [separator] = node.arguments;
      if (expression.name.text !== 'join' || !separator || !ts.isStringLiteralLike(separator)) return [HOLE];
      return this.readList(expression.expression, separator);
    }
    const functions = this.functionsOf(expression);
    return functions.length === 0 ? [HOLE] : functions.flatMap((called) => this.returned(called));
  }

  /** A list that is joined: what is put in or, where its items have words, each way in which these can follow. */
  private readList(list: ts.Expression, separator: ts.StringLiteralLike): Text[] {
    const lists = this.itemsOf(list);
    if (lists?.flat().some(hasWords))
      return lists.flatMap(([first, ...others]) => {
        const between: Text = { pieces: [separator.text], at: separator };
        return first ? others.reduce((all, one) => joined(joined(all, [between]), [one]), [first]) : [];
      });
    const mapped = unwrapped(list);
    const made = ts.isCallExpression(mapped)
      ? mapped.arguments.flatMap((one) => (isFunction(one) ? [one] : this.functionsOf(one)))
      : [];
    if (made.some((one) => this.returned(one).some(hasWords))) this.unreadable.push(list);
    return [{ pieces: [/\p{L}/u.test(separator.text) ? { joinedBy: separator.text } : {}], at: separator }];
  }

  /** What the items of a list can be, each way in which they can follow; undefined where the source does not name them. */
  private itemsOf(node: ts.Expression): Text[][] | undefined {
    const list = unwrapped(node);
    if (ts.isIdentifier(list)) {
      const symbol = this.uses.symbolOf(list);
      const [given, ...more] = symbol ? this.uses.givenTo(symbol) : [];
      return given && more.length === 0 ? this.itemsOf(given) : undefined;
    }
    if (ts.isConditionalExpression(list)) {
      const [one, other] = [this.itemsOf(list.whenTrue), this.itemsOf(list.whenFalse)];
      return one && other && [...one, ...other];
    }
    if (!ts.isArrayLiteralExpression(list)) return undefined;
    return list.elements.reduce<Text[][] | undefined>(
      (before, element) => {
        const next = ts.isSpreadElement(element)
          ? this.itemsOf(element.expression)
          : this.read(element).map((text) => [text]);
        return next && before?.flatMap((items) => next.map((more) => [...items, ...more]));
      },
      [[]],
    );
  }

  /** The functions that a name calls: its own, or those that are passed for a parameter of that name. */
  private functionsOf(name: ts.Expression): ts.SignatureDeclaration[] {
    const declaration = this.uses.symbolOf(name)?.valueDeclaration;
    if (!declaration) return [];
    if (ts.isFunctionDeclaration(declaration)) return [declaration];
    if (ts.isVariableDeclaration(declaration) && declaration.initializer)
      return isFunction(declaration.initializer) ? [declaration.initializer] : [];
    return this.uses
      .passedFor(declaration)
      .flatMap((one) => (isFunction(one) ? [one] : this.functionsOf(one)));
  }

  private returned(called: ts.SignatureDeclaration): Text[] {
    const body = (called as ts.FunctionLikeDeclaration).body;
    if (!body) return [HOLE];
    if (!ts.isBlock(body)) return this.read(body);
    const texts: Text[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isReturnStatement(node) && node.expression) texts.push(...this.read(node.expression));
      else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
    };
    visit(body);
    return texts;
  }

  private readName(node: ts.Identifier): Text[] {
    const symbol = this.uses.symbolOf(node);
    const declaration = symbol?.valueDeclaration;
    const isVariable = declaration && ts.isVariableDeclaration(declaration);
    const given = symbol && (isVariable || !this.isCode(node)) ? this.uses.givenTo(symbol) : [];
    return given.length === 0 ? [HOLE] : given.flatMap((one) => this.read(one));
  }

  /** True for a name that can only be one of some codes, such as a table's: they are no words. */
  private isCode(node: ts.Expression): boolean {
    const kinds = this.kinds(node);
    return kinds.length > 1 && kinds.every((kind) => kind.isStringLiteral() && /^[a-z_]+$/.test(kind.value));
  }

  private isText(node: ts.Expression): boolean {
    return this.kinds(node).some(({ flags }) => flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Any));
  }

  /** True for what never becomes a part of a text, such as `undefined` or an object. */
  private isNothing(node: ts.Expression): boolean {
    return this.kinds(node).every(({ flags }) => !(flags & ts.TypeFlags.NumberLike));
  }

  private kinds(node: ts.Expression): readonly ts.Type[] {
    const type = this.checker.getTypeAtLocation(node);
    return type.isUnion() ? type.types : [type];
  }
}

function joined(starts: Text[], ends: Text[]): Text[] {
  return starts.flatMap((start) =>
    ends.map((end) => ({ pieces: [...start.pieces, ...end.pieces], at: start.at ?? end.at })),
  );
}

function isFunction(node: ts.Expression): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}
