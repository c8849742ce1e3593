import { useTranslations } from 'next-intl'
import { Disclosure } from '@/components/ui/disclosure'
import type { Explanation } from '@/lib/invoice/explanation'
import { sayFact, sayStep } from '@/lib/words/draft'

type Props = { explanation: Explanation; open?: boolean | undefined }

/** Why an amount is what it is: facts with source and date, the rule, the calculation, the clause. */
export function WhyAmount({ explanation, open }: Props) {
  const t = useTranslations('invoices')
  const word = useTranslations('invoice')
  const { facts, rule, formula, clause } = explanation
  const { code, from } = rule
  return (
    <Disclosure summary={t('why')} open={open}>
      <div className="flex flex-col gap-3 border-l-2 border-line pl-3 text-13">
        {facts.length > 0 && (
          <dl
            aria-label={t('facts')}
            className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-0.5"
          >
            {facts.map(fact => (
              <div key={fact.name} className="col-span-2 grid grid-cols-subgrid">
                <dt className="text-soft">{word(`fact.${fact.name}`)}</dt>
                <dd>
                  {sayFact(word, fact)}{' '}
                  <span className="text-soft">
                    (
                    {t('fact', {
                      source: word(`factSource.${fact.source}`),
                      asOf: fact.asOf.slice(0, 10),
                    })}
                    )
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        )}
        <p>
          {word('rule', {
            rule: code,
            origin: from.kind,
            code: from.code,
            version: String(from.version),
          })}
        </p>
        <ol
          aria-label={t('formula')}
          className="grid grid-cols-[1fr_max-content] gap-x-4 gap-y-0.5"
        >
          {formula.map((step, index) => (
            <li key={index} className="col-span-2 grid grid-cols-subgrid">
              <span>{sayStep(word, step)}</span>
              <span className="text-right text-soft tabular-nums">
                {t('result', { result: step.result })}
              </span>
            </li>
          ))}
        </ol>
        {clause !== null && <p className="text-soft">{word('clause', { clause })}</p>}
      </div>
    </Disclosure>
  )
}
