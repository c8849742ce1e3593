import { dayText } from '@/lib/words/day-text'
import type { Explanation, Step } from '../explanation'
import type { CitedFact } from '../facts'
import type { Complete } from './complete'
import type { Saying } from './paper-lines'
import { plainText } from './plain-text'

/** Why one amount is what it is, as it is printed. */
export type PaperWhy = {
  title: string
  amount: string
  /** By whom it was set, when not by a rule. */
  override: string | null
  facts: string[]
  rule: string
  steps: string[]
  clause: string | null
}

/** An explanation of every printed amount: facts → rule and version → formula → clause. */
export function paperWhy({ lines, adjustments }: Complete, say: Saying): PaperWhy[] {
  const { t, language } = say
  const text = (each: { text: Complete['lines'][number]['text'] }) => plainText(each.text[language])
  return [
    ...lines.map((line, index) => ({
      title: t('lineTitle', { number: String(index + 1), text: text(line) }),
      amount: say.money(line.amount),
      override: overrideText(line, say),
      ...explained(line.explanation, say),
    })),
    ...adjustments.map(each => ({
      title: text(each),
      amount: say.money(each.amount),
      override: null,
      ...explained(each.explanation, say),
    })),
  ]
}

function overrideText({ override }: Complete['lines'][number], { t, money }: Saying) {
  if (!override) return null
  const reason = plainText(override.reason)
  const { was } = override
  return was
    ? t('overriddenFrom', { reason, amount: money(was.amount) })
    : t('overridden', { reason })
}

function explained({ facts, rule, formula, clause }: Explanation, say: Saying) {
  const { t } = say
  return {
    facts: facts.map(fact => factText(fact, say)),
    rule: t('rule', {
      rule: plainText(rule.code),
      origin: rule.from.kind,
      code: plainText(rule.from.code),
      version: String(rule.from.version),
    }),
    steps: formula.map(step => stepText(step, say)),
    clause: clause === null ? null : t('clause', { clause: plainText(clause) }),
  }
}

function factText({ name, value, source, asOf }: CitedFact, { t, language, number }: Saying) {
  const word = `factValue.${String(value)}` as Parameters<typeof t.has>[0]
  const said = t.has(word) ? t(word) : plainText(String(value))
  return t('factLine', {
    name: t(`fact.${name}`),
    value: typeof value === 'number' ? number(said) : said,
    source: t(`factSource.${source}`),
    on: dayText(asOf, language),
  })
}

/** One step in words with its result, unrounded but for the last: "times unit price 85.00 = 595". */
export function stepText(step: Step, { t, number }: Saying): string {
  const result = number(step.result)
  if (step.op === 'round') return t('op.round', { result, currency: step.currency })
  const { op, of, by } = step
  const said = t(`op.${op}`, { of: t(`operand.${of}`), by: number(by) })
  return t('step', { step: said, result })
}
