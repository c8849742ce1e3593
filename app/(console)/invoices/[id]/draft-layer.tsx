import { getLocale, getTranslations } from 'next-intl/server'
import { TextArea } from '@/components/forms/text-area'
import { DraftForm } from '@/components/invoice/draft-form'
import { Moment } from '@/components/ui/moment'
import type { DraftView } from '@/db/queries/draft'
import { listNames } from '@/db/queries/names'
import { sayingIn } from '@/lib/invoice/document/saying'
import { countedText } from '@/lib/invoice/document/sums-text'
import type { DraftDocument } from '@/lib/invoice/draft'
import type { Override } from '@/lib/invoice/layer'
import type { Viewer } from '@/lib/release/people'
import { removeOverride } from './actions'

type Props = { view: DraftView; document: DraftDocument; viewer: Viewer }

/** What was changed by hand, by whom and why, also what is not printed any more; each can be taken back. */
export async function DraftLayer({ view, document, viewer }: Props) {
  const [t, word, names] = await Promise.all([
    getTranslations('drafts'),
    getTranslations('invoice'),
    listNames(viewer),
  ])
  if (view.layer.length === 0) return <p className="text-13">{t('edits.nothing')}</p>
  const said = await sayer(document)
  return (
    <ul aria-label={t('edits.made')} className="flex flex-col gap-2">
      {view.layer.map(over => (
        <li key={over.key} className="flex flex-col gap-1 text-13">
          <p>
            <strong className="font-medium">
              {over.kind === 'added' ? over.text.en : over.key}
            </strong>{' '}
            {said(over)}
          </p>
          <p className="text-soft">
            {t.rich('override.by', {
              who: names.get(over.by)?.name ?? '',
              reason: over.reason,
              when: () => <Moment at={over.at} zone={viewer.zone} />,
            })}
          </p>
          <DraftForm
            {...{ view, viewer }}
            command="removeOverride"
            action={removeOverride}
            hidden={{ key: over.key, seen: String(view.revision) }}
            submit={word('command.removeOverride')}
            folded={t('edits.undoOpen')}
            tone="plain"
          >
            <TextArea name="reason" label={t('edits.reason')} />
          </DraftForm>
        </li>
      ))}
    </ul>
  )
}

async function sayer({ currency }: DraftDocument) {
  const [t, locale] = await Promise.all([getTranslations('drafts'), getLocale()])
  const say = sayingIn(locale, currency)
  return (over: Override): string => {
    switch (over.kind) {
      case 'changed': {
        const { was, period = was.period } = over
        const quantity = over.quantity ?? was.quantity
        const set = {
          quantity,
          unitPrice: over.unitPrice ?? was.unitPrice,
          ...(period && { period }),
        }
        return t('override.changed', { set: countedText(set, say), was: countedText(was, say) })
      }
      case 'dropped':
        return t('override.dropped', { was: countedText(over.was, say) })
      case 'added':
        return t('override.added', { set: countedText(over, say) })
    }
  }
}
