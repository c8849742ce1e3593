import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { TextArea } from '@/components/forms/text-area'
import { TextField } from '@/components/forms/text-field'
import type { BookView } from '@/db/queries/price-book'
import type { BookCommandName } from '@/lib/price-books/commands'
import { obstacle } from '@/lib/price-books/decide'
import type { Viewer } from '@/lib/release/people'
import { explainBook } from '@/lib/words/book'
import { discardVersion, publishBook, retireBook, startVersion } from '../actions'
import { beginning } from '../beginning'

type Props = { view: BookView; viewer: Viewer }

/** The commands a version is open to, as far as it has come. */
export function BookCommands({ view, viewer }: Props) {
  return view.state === 'draft' ? (
    <DraftCommands {...{ view, viewer }} />
  ) : (
    <div className="flex flex-col gap-4">
      <NextVersion {...{ view, viewer }} />
      {view.state === 'published' && <Retire {...{ view, viewer }} />}
    </div>
  )
}

async function DraftCommands({ view, viewer }: Props) {
  const { id, book, situation } = view
  const t = await getTranslations('books')
  const version = String(book.version)
  return (
    <>
      <CommandForm
        action={publishBook}
        subject={id}
        expected={situation.seq}
        hidden={{ seen: String(situation.seq) }}
        submit={t('publishSubmit', { version })}
        obstacle={await refusalOf(view, 'publishBook', viewer)}
      />
      <CommandForm
        action={discardVersion}
        subject={id}
        expected={situation.seq}
        submit={t('discardSubmit', { version })}
        obstacle={await refusalOf(view, 'discardVersion', viewer)}
        consequences={[t('discards')]}
        tone="danger"
        folded={t('discardOpen')}
      >
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} />
      </CommandForm>
    </>
  )
}

async function NextVersion({ view, viewer }: Props) {
  const { code, currency, party } = view.book
  const [t, shared] = await Promise.all([getTranslations('books'), getTranslations('refusals')])
  const refusal = obstacle(beginning, 'startVersion', viewer)
  const versions = [...view.situation.published, view.book].filter(one => one.code === code)
  const next = Math.max(...versions.map(({ version }) => version)) + 1
  return (
    <CommandForm
      action={startVersion}
      subject={crypto.randomUUID()}
      expected={0}
      hidden={{ code, currency, party: party ?? '' }}
      submit={t('nextSubmit', { version: String(next) })}
      obstacle={refusal && explainBook(t, shared, refusal)}
      consequences={[t('nextHint')]}
      tone="plain"
      folded={t('next')}
    >
      <TextField name="validFrom" label={t('validFrom')} type="date" />
    </CommandForm>
  )
}

async function Retire({ view, viewer }: Props) {
  const t = await getTranslations('books')
  const { code, version } = view.book
  return (
    <CommandForm
      action={retireBook}
      subject={view.id}
      expected={view.situation.seq}
      submit={t('retireSubmit', { code, version: String(version) })}
      obstacle={await refusalOf(view, 'retireBook', viewer)}
      consequences={[t('retires')]}
      tone="danger"
      folded={t('retireOpen')}
    >
      <TextField name="on" label={t('retireOn')} type="date" />
      <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} />
    </CommandForm>
  )
}

async function refusalOf({ situation }: BookView, name: BookCommandName, viewer: Viewer) {
  const refusal = obstacle(situation, name, viewer)
  if (!refusal) return null
  const [t, shared] = await Promise.all([getTranslations('books'), getTranslations('refusals')])
  return explainBook(t, shared, refusal)
}
