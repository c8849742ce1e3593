import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { FieldRow } from '@/components/forms/field-row'
import { TextField } from '@/components/forms/text-field'
import { Disclosure } from '@/components/ui/disclosure'
import { Moment } from '@/components/ui/moment'
import type { RateEntry, RateRow } from '@/db/queries/exchange-rates'
import type { Contact } from '@/lib/accounting/accounting'
import { obstacle } from '@/lib/exchange-rates/decide'
import type { Viewer } from '@/lib/release/people'
import { explainRate } from '@/lib/words/book'
import { correctRate } from './actions'

type Props = { rate: RateRow; viewer: Viewer; contact: Contact | null }

/** A rate as it stands, with what it corrected, and a form to correct it. */
export async function RateItem({ rate, viewer, contact }: Props) {
  const t = await getTranslations('books.rates')
  const [stands, ...corrected] = rate.entries
  return (
    <div className="flex flex-col gap-2 text-13">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong className="font-medium">{t('pairOf', { from: rate.from, to: rate.to })}</strong>
        <span className="text-14 font-semibold tabular-nums">{stands.rate}</span>
        <time dateTime={rate.on} className="text-soft">
          {rate.on}
        </time>
      </p>
      <Entry of={stands} zone={viewer.zone} />
      {corrected.length > 0 && (
        <Disclosure summary={t('corrections', { count: corrected.length })}>
          <ul className="flex flex-col gap-1.5">
            {corrected.map((entry, index) => (
              <li key={index}>
                <Entry of={entry} zone={viewer.zone} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <CorrectForm {...{ rate, viewer, contact }} />
    </div>
  )
}

async function Entry({ of, zone }: { of: RateEntry; zone: string }) {
  const [t, books] = await Promise.all([getTranslations('books.rates'), getTranslations('books')])
  const said = { rate: of.rate, who: of.by ?? books('machine'), source: of.source }
  return (
    <p className="break-words text-soft">
      {of.reason === null ? t('first', said) : t('correction', { ...said, reason: of.reason })} ·{' '}
      <Moment at={of.at} zone={zone} />
    </p>
  )
}

async function CorrectForm({ rate: { id, entries }, viewer, contact }: Props) {
  const [t, words, shared] = await Promise.all([
    getTranslations('books.rates'),
    getTranslations('books'),
    getTranslations('refusals'),
  ])
  const [{ rate, source }] = entries
  const refusal = obstacle({ contact, rate: { rate, source } }, 'correctRate', viewer)
  return (
    <CommandForm
      action={correctRate}
      subject={id}
      expected={entries.length}
      submit={t('correctSubmit')}
      obstacle={refusal && explainRate(words, shared, refusal)}
      tone="plain"
      folded={t('correctOpen')}
    >
      <FieldRow>
        <TextField name="rate" label={t('rate')} inputMode="decimal" value={rate} />
        <TextField name="source" label={t('source')} value={source} />
      </FieldRow>
      <TextField name="reason" label={t('reason')} />
    </CommandForm>
  )
}
