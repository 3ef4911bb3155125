import path from 'node:path';
import ts from 'typescript';
import { root } from '../support/folders.ts';
import { hasWords, type Text, TextReader } from './texts-in-source.ts';

/** A sentence: `{0}`, `{1}` … for what is put in, `{0| or }` for a list; and where it is written: `src/csv/rows.ts:23`. */
export interface SourceText {
  template: string;
  place: string;
}

const names = ['message', 'mend'];

/**
 * Finds, with TypeScript's own parser, every sentence that can become the `message` or `mend` of a problem: what is
 * passed to parameters of these names, and what stands in objects or in tuples whose members are named so.
 * @param files from the project's root; what they import is followed, too.
 * @returns the sentences, and the places at which a message or mend is made of something that has no words to be found.
 */
export function problemsInSource(files: readonly string[]): { texts: SourceText[]; unreadable: string[] } {
  const full = files.map((file) => path.join(root, file));
  const program = ts.createProgram(full, OPTIONS, onlyOurs(ts.createCompilerHost(OPTIONS)));
  const checker = program.getTypeChecker();
  const ours = program.getSourceFiles().filter((file) => isOurs(file));
  const reader = new TextReader(checker, ours);
  const texts: SourceText[] = [];
  const unreadable: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const said of saidOf(node, checker)) {
      const found = reader.read(said).filter(hasWords);
      if (found.length === 0 && !isPassedOn(said, checker))
        unreadable.push(`${placeOf(said)} ${said.getText()}`);
      texts.push(...found.map((text) => ({ template: toTemplate(text), place: placeOf(text.at ?? said) })));
    }
    ts.forEachChild(node, visit);
  };
  for (const file of ours) if (full.includes(path.normalize(file.fileName))) visit(file);
  const lists = reader.unreadable.map((list) => `${placeOf(list)} ${list.getText()}`);
  return { texts, unreadable: [...unreadable, ...new Set(lists)] };
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  lib: ['lib.esnext.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  strict: true,
  types: [],
};

/** Reads no package: what comes from one is of any type, and has no words of ours. */
function onlyOurs(host: ts.CompilerHost): ts.CompilerHost {
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => ({
      resolvedModule: /^\..*\.ts$/.test(text)
        ? { resolvedFileName: path.join(path.dirname(from), text), extension: ts.Extension.Ts }
        : undefined,
    }));
  return host;
}

function isOurs({ fileName }: ts.SourceFile): boolean {
  return path.normalize(fileName).startsWith(root) && !fileName.includes('node_modules');
}

function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return `${path.relative(root, file.fileName).split(path.sep).join('/')}:${line + 1}`;
}

/** What a call, an object or a tuple gives as messages and mends. */
function saidOf(node: ts.Node, checker: ts.TypeChecker): ts.Expression[] {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const declared = checker.getResolvedSignature(node)?.declaration;
    const parameters = declared && !ts.isJSDocSignature(declared) ? declared.parameters : [];
    if (!names.every((name) => parameters.some((one) => one.name.getText() === name))) return [];
    return pick(
      node.arguments ?? [],
      parameters.map((one) => one.name.getText()),
    );
  }
  if (ts.isObjectLiteralExpression(node)) {
    // A part of a problem may be spread into it: a mend is one wherever it stands, a message where a mend comes along.
    if (!checker.getTypeAtLocation(node).getProperty('mend')) return [];
    const given = node.properties.filter((one) => names.includes(one.name?.getText() ?? ''));
    return given.flatMap((one) =>
      ts.isPropertyAssignment(one) ? one.initializer : ts.isShorthandPropertyAssignment(one) ? one.name : [],
    );
  }
  if (ts.isArrayLiteralExpression(node)) {
    const type = checker.getContextualType(node);
    const members = (type?.isUnion() ? type.types : [type]).flatMap(
      (one) =>
        (one as ts.TypeReference & { target?: ts.TupleType })?.target?.labeledElementDeclarations ?? [],
    );
    return pick(
      node.elements,
      members.map((member) => member?.name.getText() ?? ''),
    );
  }
  return [];
}

/** Those of some expressions whose names are ours. What is spread was gathered where it was made. */
function pick(expressions: readonly ts.Expression[], labels: readonly string[]): ts.Expression[] {
  const spread = expressions.findIndex((one) => ts.isSpreadElement(one));
  const known = spread < 0 ? expressions : expressions.slice(0, spread);
  return known.filter((_, at) => names.includes(labels[at] ?? ''));
}

/** True for a message that was gathered where it was made: a parameter, or a member of a problem of ours. */
function isPassedOn(node: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isIdentifier(node)) {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    const declaration = symbol?.valueDeclaration;
    return declaration !== undefined && (ts.isParameter(declaration) || ts.isBindingElement(declaration))
      ? names.includes(declaration.name.getText())
      : false;
  }
  if (!ts.isPropertyAccessExpression(node) || !names.includes(node.name.text)) return false;
  const declared = checker.getSymbolAtLocation(node.name)?.valueDeclaration;
  return declared !== undefined && isOurs(declared.getSourceFile());
}

function toTemplate({ pieces }: Text): string {
  let holes = 0;
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return `{${holes++}${piece.joinedBy === undefined ? '' : `|${piece.joinedBy}`}}`;
    })
    .join('');
}
