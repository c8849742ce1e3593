import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** One refusal taken out of a file: what stood there, what stands there now, and the line it is on. */
export type Mutant = { file: string; line: number; was: string; source: string }

type Edit = { node: ts.Node; with: string }

/**
 * Each refusal of a file, one at a time, as if it had been forgotten: an `if` that never refuses, a choice that always
 * lets pass, one reason less of several, one check less in a chain, one guard less in a list of them.
 */
export function mutantsOf(file: string): Mutant[] {
  const source = readFileSync(file, 'utf8')
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const edits: Edit[] = []
  const visit = (node: ts.Node) => {
    edits.push(...removed(node))
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return edits.map(({ node, with: replaced }) => ({
    file,
    line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1,
    was: node.getText().replaceAll(/\s+/g, ' ').slice(0, 120),
    source: source.slice(0, node.getStart()) + replaced + source.slice(node.getEnd()),
  }))
}

function removed(node: ts.Node): Edit[] {
  if (ts.isIfStatement(node) && refuses(node.thenStatement)) return never(node.expression)
  if (ts.isConditionalExpression(node)) return choice(node)
  if (isChecks(node))
    return [node.left, node.right].filter(isCheck).map(check => without(node, check))
  if (ts.isPropertyAssignment(node) && isGuardList(node.parent)) return [{ node, with: '...{}' }]
  if (ts.isReturnStatement(node) || ts.isArrowFunction(node)) return verdict(node)
  if (ts.isArrayLiteralExpression(node)) return items(node)
  if (ts.isIfStatement(node) && reports(node.thenStatement)) return never(node.expression)
  return []
}

function choice({ condition, whenTrue, whenFalse }: ts.ConditionalExpression): Edit[] {
  if (isRefusal(whenTrue) && !isRefusal(whenFalse)) return never(condition)
  if (isRefusal(whenFalse) && !isRefusal(whenTrue)) return always(condition)
  return []
}

// Whole, and each of its reasons by itself.
const never = (condition: ts.Expression): Edit[] => [
  { node: condition, with: castTo(condition, false) },
  ...joinedBy(condition, ts.SyntaxKind.BarBarToken).map(node => ({ node, with: 'false' })),
]
const always = (condition: ts.Expression): Edit[] => [
  { node: condition, with: castTo(condition, true) },
  ...joinedBy(condition, ts.SyntaxKind.AmpersandAmpersandToken).map(node => ({
    node,
    with: 'true',
  })),
]

// The condition is still read, so that what it narrows and uses stays used.
const castTo = (condition: ts.Expression, value: boolean) =>
  value ? `(${condition.getText()}) || true` : `(${condition.getText()}) && false`

function joinedBy(node: ts.Expression, by: ts.SyntaxKind): ts.Expression[] {
  if (ts.isParenthesizedExpression(node)) return joinedBy(node.expression, by)
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== by) return []
  return [node.left, node.right].flatMap(side => {
    const inner = joinedBy(side, by)
    return inner.length > 0 ? inner : [side]
  })
}

// What answers yes only when all of it holds: one condition less, each time.
function verdict(node: ts.ReturnStatement | ts.ArrowFunction): Edit[] {
  const answer = ts.isReturnStatement(node) ? node.expression : node.body
  if (!answer || !ts.isExpression(answer)) return []
  const conditions = joinedBy(answer, ts.SyntaxKind.AmpersandAmpersandToken)
  return conditions.map(condition => ({ node: condition, with: 'true' }))
}

// Lists that are rules by themselves: which votes a change takes back, from where to where things go.
function items(list: ts.ArrayLiteralExpression): Edit[] {
  const { parent } = list
  const checks = list.elements.filter(isSpreadCheck)
  if (checks.length > 0) return checks.map(node => ({ node, with: '...[]' }))
  const named = ts.isPropertyAssignment(parent) ? parent.parent.parent : parent
  if (!ts.isVariableDeclaration(named) || !/^(takes|\w*[mM]oves)$/.test(named.name.getText()))
    return []
  return list.elements.map(node => ({ node, with: '...[]' }))
}

// `[...lintTexts(rule), …]`: each adds what it finds wrong.
const isSpreadCheck = (node: ts.Node) =>
  ts.isSpreadElement(node) && /\b(lint|voided|problems?)[A-Z]?\w*\(/.test(node.expression.getText())

const isGuardList = (node: ts.Node): boolean =>
  ts.isObjectLiteralExpression(node) &&
  ts.isSatisfiesExpression(node.parent) &&
  /^Guards</.test(node.parent.type.getText())

type Checks = ts.BinaryExpression

const isChecks = (node: ts.Node): node is Checks =>
  ts.isBinaryExpression(node) &&
  node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
  isCheck(node.left)

// `a(…) ?? b(…)`: the first that finds something refuses.
const isCheck = (node: ts.Node): boolean => {
  if (ts.isCallExpression(node)) return /^\w+(\[\w+\]\?\.)?$/.test(node.expression.getText())
  return isChecks(node) && isCheck(node.right)
}

const without = (node: Checks, check: ts.Node): Edit =>
  check === node.right || isChecks(check)
    ? {
        node: check === node.right ? node : check,
        with: check === node.right ? node.left.getText() : 'null',
      }
    : { node, with: node.right.getText() }

// `found.push({ code: … })`: a finding is a refusal that is said later.
function reports(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression))
    return false
  const { expression, arguments: said } = statement.expression
  return /\.push$/.test(expression.getText()) && said.some(isRefusal)
}

function refuses(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) return statement.statements.some(refuses)
  // What is thrown without a code is a mistake of ours, or of another.
  if (ts.isThrowStatement(statement)) return /\bcode:/.test(statement.getText())
  if (ts.isIfStatement(statement)) return refuses(statement.thenStatement)
  return (
    ts.isReturnStatement(statement) && !!statement.expression && isRefusal(statement.expression)
  )
}

function isRefusal(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node))
    return isRefusal(node.expression)
  if (ts.isCallExpression(node))
    return /^(refuse|answer|turnedAway|tooMany|problem)$/.test(node.expression.getText())
  if (ts.isObjectLiteralExpression(node)) return node.properties.some(saysNo)
  if (ts.isArrayLiteralExpression(node)) return node.elements.some(isRefusal)
  if (ts.isBinaryExpression(node)) return isRefusal(node.right)
  return isNo(node)
}

const saysNo = (property: ts.ObjectLiteralElementLike) =>
  ts.isPropertyAssignment(property) &&
  (/^(code|because|why|problem)$/.test(property.name.getText()) ||
    (property.name.getText() === 'ok' && property.initializer.kind === ts.SyntaxKind.FalseKeyword))

const isNo = (node: ts.Expression) =>
  node.kind === ts.SyntaxKind.FalseKeyword || (ts.isStringLiteral(node) && /^[a-z]/.test(node.text))
