import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { saidAdjustment, saidLine } from '@/lib/invoice/document/paper-lines'
import { paperNotes } from '@/lib/invoice/document/paper-totals'
import { sayingIn } from '@/lib/invoice/document/saying'
import type { DraftDocument } from '@/lib/invoice/draft'
import type { LineAsked } from '@/lib/invoice/line-asked'
import { DraftAmount } from './draft-amount'
import type { LineAddresses } from './line-links'
import { Overridden } from './overridden'

type Props = {
  of: Pick<DraftDocument, 'lines' | 'adjustments' | 'notes' | 'currency'>
  /** The name of a person by id. */
  names: (id: string) => string
  asked: LineAsked
  /** Where the reasons of a line are read; null where they have no address. */
  addresses: LineAddresses | null
}

/** The lines of a draft, then discounts and surcharges, then what a reader should know. Each opens to its why. */
export function DraftLines({ of, names, asked, addresses }: Props) {
  const t = useTranslations('invoices')
  const { lines, adjustments } = of
  const say = sayingIn(asked.language, of.currency)
  const notes = paperNotes(of, say)
  const at = (place: number) => ({ place, open: asked.line === String(place), say, addresses })
  return (
    <div className="flex flex-col gap-5">
      <Amounts label={t('lines')}>
        {lines.map((line, index) => {
          const { detail, quantity, price, ...said } = saidLine(line, say)
          const { explanation, override } = line
          return (
            <DraftAmount key={index} {...at(index + 1)} {...said} explanation={explanation}>
              {detail !== null && `${detail} · `}
              {quantity} × {price}
              {override && <Overridden by={override} {...{ names, say }} />}
            </DraftAmount>
          )
        })}
      </Amounts>
      {adjustments.length > 0 && (
        <Amounts label={t('adjustments')}>
          {adjustments.map((adjustment, index) => {
            const { detail, ...said } = saidAdjustment(adjustment, say)
            const { rule, explanation } = adjustment
            return (
              <DraftAmount
                key={rule}
                {...at(lines.length + index + 1)}
                {...{ ...said, explanation }}
              >
                {detail}
              </DraftAmount>
            )
          })}
        </Amounts>
      )}
      {notes.length > 0 && (
        <ul
          aria-label={t('notes')}
          lang={asked.language}
          className="flex flex-col gap-1 text-13 text-soft"
        >
          {notes.map((note, index) => (
            <li key={index}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Amounts({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="border-b border-line-strong pb-1 text-13 text-soft">{label}</h2>
      <ul>{children}</ul>
    </section>
  )
}
