import type { ReactNode } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { saidWhy } from '@/lib/invoice/document/said-why'
import type { Saying } from '@/lib/invoice/document/saying'
import type { Explanation } from '@/lib/invoice/explanation'

type Props = {
  explanation: Explanation
  say: Saying
  open: boolean
  /** What stands beside it: in which languages it can be read. */
  beside?: ReactNode
}

/** Why an amount is what it is: facts with source and date, the rule, the calculation, the clause. */
export function WhyAmount({ explanation, say, open, beside }: Props) {
  const { t } = say
  const { facts, rule, steps, clause } = saidWhy(explanation, say)
  return (
    <Disclosure summary={t('whyThis')} open={open}>
      <div className="flex flex-col gap-3 border-l-2 border-line pl-3 text-13">
        {beside}
        {facts.length > 0 && (
          <dl
            aria-label={t('known')}
            className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-0.5"
          >
            {facts.map(({ name, value, source, on }) => (
              <div key={name} className="col-span-2 grid grid-cols-subgrid">
                <dt className="text-soft">{name}</dt>
                <dd>
                  {value}{' '}
                  <span className="text-soft">
                    ({source}, {on})
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        )}
        <p>{rule}</p>
        <ol
          aria-label={t('formula')}
          className="grid grid-cols-[1fr_max-content] gap-x-4 gap-y-0.5"
        >
          {steps.map(({ said, result }, index) => (
            <li key={index} className="col-span-2 grid grid-cols-subgrid">
              <span>{said}</span>
              <span className="text-right text-soft tabular-nums">
                {result !== null && `= ${result}`}
              </span>
            </li>
          ))}
        </ol>
        {clause !== null && <p className="text-soft">{clause}</p>}
      </div>
    </Disclosure>
  )
}
