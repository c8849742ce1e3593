import { dayText } from '@/lib/words/day-text'
import type { Explanation, Step } from '../explanation'
import type { CitedFact } from '../facts'
import { plainText } from './plain-text'
import type { Saying } from './saying'

/** An explanation in words, on screen and on paper: facts → rule and version → formula → clause. */
export type SaidWhy = {
  facts: { name: string; value: string; source: string; on: string }[]
  rule: string
  /** Each with what it came to, unrounded; the last one says what it rounds to. */
  steps: { said: string; result: string | null }[]
  clause: string | null
}

export function saidWhy({ facts, rule, formula, clause }: Explanation, say: Saying): SaidWhy {
  const { t } = say
  return {
    facts: facts.map(fact => saidFact(fact, say)),
    rule: t('rule', {
      rule: plainText(rule.code),
      origin: rule.from.kind,
      code: plainText(rule.from.code),
      version: String(rule.from.version),
    }),
    steps: formula.map(step => saidStep(step, say)),
    clause: clause === null ? null : t('clause', { clause: plainText(clause) }),
  }
}

function saidFact({ name, value, source, asOf }: CitedFact, { t, language, number }: Saying) {
  const word = `factValue.${String(value)}` as Parameters<typeof t.has>[0]
  const said = t.has(word) ? t(word) : plainText(String(value))
  return {
    name: t(`fact.${name}`),
    value: typeof value === 'number' ? number(String(value)) : said,
    source: t(`factSource.${source}`),
    on: dayText(asOf, language),
  }
}

function saidStep(step: Step, { t, number }: Saying): SaidWhy['steps'][number] {
  const result = shortened(step.result, number)
  if (step.op === 'round')
    return { said: t('op.round', { result, currency: step.currency }), result: null }
  const { op, of, by } = step
  return { said: t(`op.${op}`, { of: t(`operand.${of}`), by: number(by) }), result }
}

// A quotient may go on without end; what it rounds to is the next step.
function shortened(value: string, number: Saying['number']) {
  const cut = value.slice(0, value.indexOf('.') + 1 + shown)
  return value.includes('.') && cut.length < value.length ? `${number(cut)}…` : number(value)
}

const shown = 10
