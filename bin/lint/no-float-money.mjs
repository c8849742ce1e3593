import ts from 'typescript'

const ROUNDING = ['round', 'floor', 'ceil', 'trunc', 'fround'].map(name => `Math.${name}`)
const READING = ['Number', 'parseFloat', 'parseInt', 'Number.parseFloat', 'Number.parseInt']
const GLOBAL = ['globalThis', 'window', 'self', 'global']
const ARITHMETIC = ['*', '/', '%', '**', '-', '|', '&', '^', '<<', '>>', '>>>']
// Around a value, not in the place of a type.
const CLAIMING = [
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
]
const COERCING = ['+', '-', '~']

/**
 * Amounts are decimal text: turning text into a JavaScript number, or rounding one, loses cents.
 * Counting with numbers is fine, so the rule asks for the type of what is converted. A count that comes as text is
 * read by lib/count.ts, which takes no amount.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noFloatMoney = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      float:
        'Money is never a JavaScript number: use lib/money.ts, big.js, or lib/count.ts for a count.',
    },
  },
  create(context) {
    const { getTypeAtLocation } = context.sourceCode.parserServices
    const isCountable = (/** @type {import('estree').Node | undefined} */ node) =>
      node !== undefined && onlyNumbers(getTypeAtLocation(node))
    const report = (/** @type {import('estree').Node} */ node) =>
      context.report({ node, messageId: 'float' })
    return {
      CallExpression(node) {
        const { callee } = node
        const name = nameOf(callee)
        if (ROUNDING.includes(name)) report(node)
        if (READING.includes(name) && !(name === 'Number' && isCountable(node.arguments[0])))
          report(node)
        if (isFixing(callee) && isCountable(callee.object)) report(node)
        if (isCoercion(callee) && !isMadeWhole(node)) report(node)
      },
      // Of big.js, called or handed on.
      MemberExpression(node) {
        if (keyOf(node) === 'toNumber') report(node)
      },
      // Handed on to be called by another, as in texts.map(Number).
      'Identifier, MemberExpression'(/** @type {import('estree').Node} */ node) {
        const name = nameOf(node)
        if ((READING.includes(name) || ROUNDING.includes(name)) && isValue(node)) report(node)
      },
      UnaryExpression(node) {
        if (COERCING.includes(node.operator) && !isCountable(node.argument)) report(node)
      },
      BinaryExpression(node) {
        if (ARITHMETIC.includes(node.operator) && ![node.left, node.right].every(isCountable))
          report(node)
      },
      AssignmentExpression(node) {
        const operator = node.operator.slice(0, -1)
        if (ARITHMETIC.includes(operator) && ![node.left, node.right].every(isCountable))
          report(node)
      },
    }
  },
}

/** Also where the key is written as text, and where what everybody has is asked of the global object. @param {import('estree').Node} node @returns {string} */
function nameOf(node) {
  if (node.type === 'Identifier') return node.name
  if (node.type !== 'MemberExpression') return ''
  const [of, key] = [nameOf(node.object), keyOf(node)]
  if (of === '' || key === '') return ''
  return GLOBAL.includes(of) ? key : `${of}.${key}`
}

/** The name of a member; empty where it is worked out. @param {import('estree').MemberExpression} node */
function keyOf({ computed, property }) {
  if (property.type === 'Identifier' && !computed) return property.name
  if (property.type === 'Literal') return String(property.value)
  const [text] = property.type === 'TemplateLiteral' ? property.quasis : []
  return property.type === 'TemplateLiteral' && property.expressions.length === 0
    ? (text?.value.cooked ?? '')
    : ''
}

/**
 * What is called is judged with its argument, Number.isInteger asks only, and a key or a type is another word.
 *
 * @param {any} node
 */
function isValue({ parent, ...node }) {
  if (parent.type === 'CallExpression') return parent.callee.range !== node.range
  if (parent.type === 'MemberExpression') return false
  if (parent.type === 'Property') return parent.value.range === node.range && !parent.shorthand
  return !parent.type.startsWith('TS') || CLAIMING.includes(parent.type)
}

/**
 * @param {import('estree').Node} callee
 * @returns {callee is import('estree').MemberExpression}
 */
const isFixing = callee =>
  callee.type === 'MemberExpression' && ['toFixed', 'toPrecision'].includes(keyOf(callee))

/** As in z.coerce.number(). @param {import('estree').Node} callee */
const isCoercion = callee =>
  callee.type === 'MemberExpression' &&
  keyOf(callee) === 'number' &&
  callee.object.type === 'MemberExpression' &&
  keyOf(callee.object) === 'coerce'

/** As in z.coerce.number().int(). @param {any} call */
const isMadeWhole = ({ parent }) =>
  parent.type === 'MemberExpression' && parent.property.name === 'int'

/** @param {import('typescript').Type} type @returns {boolean} */
const onlyNumbers = type =>
  type.isUnion()
    ? type.types.every(onlyNumbers)
    : (type.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)) !== 0
