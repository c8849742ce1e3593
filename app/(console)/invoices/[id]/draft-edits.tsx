import { getLocale, getTranslations } from 'next-intl/server'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { CommandRow } from '@/components/forms/command-row'
import { SelectField } from '@/components/forms/select-field'
import { TextArea } from '@/components/forms/text-area'
import { TextField } from '@/components/forms/text-field'
import { DraftForm } from '@/components/invoice/draft-form'
import { Card } from '@/components/ui/card'
import type { DraftView } from '@/db/queries/draft'
import { sayingIn } from '@/lib/invoice/document/saying'
import { countedText } from '@/lib/invoice/document/sums-text'
import type { DraftDocument } from '@/lib/invoice/draft'
import { keyOf } from '@/lib/invoice/layer'
import type { Viewer } from '@/lib/release/people'
import { addLine, overrideLine } from './actions'
import { DraftLayer } from './draft-layer'

type Props = { view: DraftView; document: DraftDocument; viewer: Viewer }

/** Changing a draft by hand: a line at a time, each with a reason. */
export async function DraftEdits({ view, document, viewer }: Props) {
  const [t, word] = await Promise.all([getTranslations('drafts.edits'), getTranslations('invoice')])
  const { currency } = document
  const shared = { view, viewer, hidden: { seen: String(view.revision) }, tone: 'plain' } as const
  const reason = <TextArea name="reason" label={t('reason')} />
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-4">
        <p className="text-13 text-soft">{t('hint')}</p>
        <DraftLayer view={view} document={document} viewer={viewer} />
        <CommandRow>
          <DraftForm
            {...shared}
            command="overrideLine"
            action={overrideLine}
            submit={word('command.overrideLine')}
            folded={t('changeOpen')}
          >
            <SelectField
              name="key"
              label={t('line')}
              options={[{ value: '', label: t('choose') }, ...(await linesOf(document))]}
            />
            <TextField
              name="quantity"
              label={t('quantity')}
              hint={t('quantityHint')}
              inputMode="decimal"
              optional
            />
            <TextField
              name="unitPrice"
              label={t('price')}
              hint={t('priceHint')}
              inputMode="decimal"
              unit={currency}
              optional
            />
            <CheckboxField name="leaveOut" label={t('leaveOut')} hint={t('leaveOutHint')} />
            {reason}
          </DraftForm>
          <DraftForm
            {...shared}
            command="addLine"
            action={addLine}
            submit={word('command.addLine')}
            folded={t('addOpen')}
          >
            <TextField name="text" label={t('text')} hint={t('textHint')} />
            <TextField
              name="quantity"
              label={t('quantity')}
              hint={t('addQuantityHint')}
              inputMode="decimal"
            />
            <TextField name="unitPrice" label={t('price')} inputMode="decimal" unit={currency} />
            {reason}
          </DraftForm>
        </CommandRow>
      </div>
    </Card>
  )
}

// Lines that were added by hand are taken back rather than changed.
async function linesOf({ lines, currency }: DraftDocument) {
  const say = sayingIn(await getLocale(), currency)
  return lines
    .filter(({ override }) => override?.was !== null)
    .map(line => ({
      value: keyOf(line),
      label: `${line.text.en}: ${countedText(line, say)}`,
    }))
}
