import { useTranslations } from 'next-intl'
import { useId, type ReactNode } from 'react'
import { Consequences } from './consequences'
import { StatusIcon } from './status'

type Props = {
  /** What is to be decided, as a verb and its object: "approve readiness". Left out when nothing is: the commands stay. */
  what?: string
  /** Who it waits for when it is not the reader: the card is then quiet. */
  waitsFor?: string
  since?: ReactNode
  /** What the decision starts. It stands above the buttons. */
  consequences?: readonly ReactNode[]
  /** The commands, one form each; the reason of a disabled one stands below it. */
  children?: ReactNode
}

/** The one thing to do on a page: first, framed, and only loud for the person it is for. */
export function DecisionCard({ what, waitsFor, since, consequences = [], children }: Props) {
  const t = useTranslations('ui')
  const id = useId()
  const mine = waitsFor === undefined

  return (
    <section
      aria-labelledby={what === undefined ? undefined : id}
      className={`rounded border ${what === undefined ? idle : mine ? loud : quiet}`}
    >
      {what !== undefined && (
        <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 pt-3.5">
          <h2 id={id} className="flex flex-wrap items-center gap-x-2 text-16">
            <span
              className={`inline-flex items-center gap-1.5 text-12 tracking-wider uppercase ${mine ? 'text-accent-text' : 'text-wait-text'}`}
            >
              <StatusIcon is={mine ? 'yours' : 'waiting'} />
              {mine ? t('decision.yours') : t('decision.waitsFor', { whom: waitsFor })}
              <span className="sr-only">: </span>
            </span>
            <span>{what}</span>
          </h2>
          {since !== undefined && <p className="text-13 text-soft">{since}</p>}
        </header>
      )}
      {consequences.length > 0 && (
        <div className="px-4 pt-2">
          <Consequences of={consequences} />
        </div>
      )}
      {children !== undefined && <div className="flex flex-col gap-4 p-4 pt-3">{children}</div>}
      {children === undefined && <div className="h-3.5" />}
    </section>
  )
}

const loud = 'border-l-4 border-accent-line border-l-accent bg-accent-surface'
const quiet = 'border-l-4 border-line border-l-wait-line bg-surface'
const idle = 'border-line bg-surface'
