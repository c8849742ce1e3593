import { getLocale, getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { RadioGroup } from '@/components/forms/radio-group'
import { TextArea } from '@/components/forms/text-area'
import { BulkResult } from '@/components/invoice/bulk-result'
import { moneyText } from '@/lib/words/money-text'
import type { PickedRow } from '@/db/queries/review'
import { currentEnv } from '@/lib/env'
import { bulkMost, written, type BulkCommand } from '@/lib/invoice/bulk'
import { handOverChannels } from '@/lib/invoice/commands'
import type { DraftRefusal } from '@/lib/invoice/standing'
import { summaryOf } from '@/lib/invoice/summary'
import { draftRules } from '@/lib/invoice/workflow'
import { roleFor, type Viewer } from '@/lib/release/people'
import { explain } from '@/lib/words/explain'
import { bulkDrafts } from './actions'

type Props = {
  act: BulkCommand
  drafts: readonly (PickedRow & { obstacle: DraftRefusal | null })[]
  count: number
  viewer: Viewer
}

/** The one form of a bulk command, with what its click starts. */
export async function BulkForm({ act, drafts, count, viewer }: Props) {
  const [t, hand, shared] = await Promise.all([
    getTranslations('review.bulk'),
    getTranslations('drafts.hand'),
    getTranslations('refusals'),
  ])
  const { by } = draftRules[act]
  // The form stays where nothing is left to decide: what became of each stands in it.
  const listens = currentEnv().ACCOUNTING_WEBHOOK_URL !== undefined
  const nothing = drafts.length === 0 ? t('none') : null
  const obstacle = roleFor(viewer, by)
    ? nothing
    : explain(shared, { code: 'wrong-role', needs: by })
  return (
    <section
      aria-label={t('summary')}
      className="flex flex-col gap-3 rounded border border-line bg-surface p-4"
    >
      <CommandForm
        action={bulkDrafts}
        expected={0}
        hidden={{ act }}
        submit={t(`button.${act}`, { count: drafts.length })}
        obstacle={obstacle}
        consequences={await consequences(drafts, count)}
      >
        {drafts.map(({ id, revision, seq }) => (
          <input
            key={id}
            type="hidden"
            name="drafts[]"
            value={written({ id, seen: revision, expected: seq })}
          />
        ))}
        {act === 'rejectDraft' && (
          <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} />
        )}
        {act === 'handOverDraft' && (
          <RadioGroup
            name="channel"
            label={t('channel')}
            value="zip"
            options={handOverChannels({ listens }).map(value => ({
              value,
              label: hand(`channels.${value}`),
            }))}
          />
        )}
        <BulkResult
          words={{
            title: t('result'),
            summed: t('summed', { updated: '{updated}', refused: '{refused}' }),
            draft: t('draft'),
            done: t('done'),
            refused: t('notDone'),
          }}
        />
      </CommandForm>
    </section>
  )
}

async function consequences(drafts: Props['drafts'], count: number) {
  const [t, say, locale] = await Promise.all([
    getTranslations('review.bulk'),
    getTranslations('review'),
    getLocale(),
  ])
  const refused = drafts.filter(({ obstacle }) => obstacle !== null).length
  const totals = summaryOf(drafts.filter(({ obstacle }) => obstacle === null))
  return [
    ...(count > drafts.length ? [t('most', { most: bulkMost, count })] : []),
    ...totals.map(({ currency, net, gross, outliers }) =>
      [
        t('total', {
          net: moneyText(net, currency, locale),
          gross: moneyText(gross, currency, locale),
        }),
        say('outliers', { count: outliers }),
      ].join(', '),
    ),
    ...(refused > 0 ? [t('refused', { count: refused })] : []),
    t('each'),
  ]
}
