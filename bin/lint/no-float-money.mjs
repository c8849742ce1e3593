import ts from 'typescript'

const ROUNDING = ['round', 'floor', 'ceil', 'trunc', 'fround']

/**
 * Amounts are decimal text: turning text into a JavaScript number, or rounding one, loses cents.
 * Counting with numbers is fine, so the rule asks for the type of what is converted.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noFloatMoney = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { float: 'Money is never a JavaScript number: use lib/money.ts or big.js.' },
  },
  create(context) {
    const { getTypeAtLocation } = context.sourceCode.parserServices
    const isCountable = (/** @type {import('estree').Node | undefined} */ node) =>
      node !== undefined && onlyNumbers(getTypeAtLocation(node))
    const report = (/** @type {import('estree').Node} */ node) =>
      context.report({ node, messageId: 'float' })
    return {
      CallExpression(node) {
        const name = nameOf(node.callee)
        if (name === 'parseFloat' || name === 'Number.parseFloat') report(node)
        if (ROUNDING.some(rounding => name === `Math.${rounding}`)) report(node)
        if (name === 'Number' && !isCountable(node.arguments[0])) report(node)
        if (isFixing(node.callee) && isCountable(node.callee.object)) report(node)
      },
    }
  },
}

/** @param {import('estree').Node} callee */
function nameOf(callee) {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type !== 'MemberExpression') return ''
  const { object, property } = callee
  return object.type === 'Identifier' && property.type === 'Identifier'
    ? `${object.name}.${property.name}`
    : ''
}

/**
 * @param {import('estree').Node} callee
 * @returns {callee is import('estree').MemberExpression}
 */
const isFixing = callee =>
  callee.type === 'MemberExpression' &&
  callee.property.type === 'Identifier' &&
  ['toFixed', 'toPrecision'].includes(callee.property.name)

/** @param {import('typescript').Type} type @returns {boolean} */
const onlyNumbers = type =>
  type.isUnion()
    ? type.types.every(onlyNumbers)
    : (type.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)) !== 0
