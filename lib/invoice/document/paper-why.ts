import type { Explanation } from '../explanation'
import type { Complete } from './complete'
import { plainText } from './plain-text'
import { saidWhy } from './said-why'
import type { Saying } from './saying'

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

function explained(explanation: Explanation, say: Saying) {
  const { t } = say
  const { facts, steps, ...rest } = saidWhy(explanation, say)
  return {
    ...rest,
    facts: facts.map(fact => t('factLine', fact)),
    steps: steps.map(({ said, result }) =>
      result === null ? said : t('step', { step: said, result }),
    ),
  }
}
