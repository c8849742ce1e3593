import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { SelectField } from '@/components/forms/select-field'
import type { AccountingView } from '@/db/queries/accounting'
import { accountingSubject } from '@/lib/accounting/accounting'
import { obstacle } from '@/lib/accounting/decide'
import type { Viewer } from '@/lib/release/people'
import { explainAccounting } from '@/lib/words/accounting'
import { nameAccountingContact } from './actions'

type Props = { known: AccountingView; viewer: Viewer }

export async function ContactForm({ known, viewer }: Props) {
  const [t, shared] = await Promise.all([
    getTranslations('accounting'),
    getTranslations('refusals'),
  ])
  const { contact, candidates } = known
  const refusal = obstacle(known, 'nameAccountingContact', viewer)
  return (
    <div className="flex flex-col gap-4">
      <p>{contact ? t('contact.is', { name: contact.name }) : t('contact.nobody')}</p>
      <CommandForm
        action={nameAccountingContact}
        subject={accountingSubject}
        expected={known.seq}
        submit={t('contact.submit')}
        obstacle={refusal && explainAccounting(t, shared, refusal)}
        consequences={[t('contact.consequence')]}
        folded={t('contact.open')}
        tone="plain"
      >
        <SelectField
          name="person"
          label={t('contact.person')}
          hint={t('contact.personHint')}
          options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
          value={contact?.id}
        />
      </CommandForm>
    </div>
  )
}
