import { useTranslations } from 'next-intl'
import type { Finding } from '@/lib/invoice/lint'
import { stageOfKind, type PriceBook, type Rule } from '@/lib/invoice/price-book'
import { RuleItem } from './rule-item'

type Props = {
  book: PriceBook
  findings: readonly Finding[]
  /** Where a rule is edited, by its place; null where nothing may be. */
  editAt: ((at: number) => string) | null
}

type Placed = { rule: Rule; at: number }

/** The rules of a version in the order they act, by stage; each with what is wrong with it. */
export function RuleList({ book, findings, editAt }: Props) {
  const t = useTranslations('books')
  return (
    <div className="flex flex-col">
      {byStage(book).map(({ stage, rules }) => (
        <section key={stage} aria-label={t(`stages.${stage}`)}>
          <h3 className="border-b border-line bg-muted px-4 py-1 text-12 font-medium text-soft">
            {t(`stages.${stage}`)}
          </h3>
          <ul>
            {rules.map(({ rule, at }) => (
              <RuleItem
                key={at}
                rule={rule}
                currency={book.currency}
                findings={findings.filter(found => found.rule !== null && found.at === at)}
                edit={editAt && editAt(at)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function byStage({ rules }: PriceBook) {
  const placed = rules.map((rule, at): Placed => ({ rule, at }))
  const stages = [...new Set(rules.map(({ kind }) => stageOfKind[kind]))].toSorted((a, b) => a - b)
  return stages.map(stage => ({
    stage,
    rules: placed
      .filter(({ rule }) => stageOfKind[rule.kind] === stage)
      .toSorted((a, b) => a.rule.seq - b.rule.seq || a.at - b.at),
  }))
}
