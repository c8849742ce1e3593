import { useLocale, useTranslations } from 'next-intl'
import { Facts } from '@/components/ui/facts'
import type { DraftView } from '@/db/queries/draft'
import type { DraftDocument } from '@/lib/invoice/draft'
import type { LineAsked } from '@/lib/invoice/line-asked'
import { dayText } from '@/lib/words/day-text'
import { DraftLines } from './draft-lines'
import { DraftParties } from './draft-parties'
import { DraftTotals } from './draft-totals'
import type { LineAddresses } from './line-links'
import { TermsWhy } from './terms-why'

type Props = {
  view: DraftView
  document: DraftDocument
  /** The name of a person by id. */
  names: (id: string) => string
  asked: LineAsked
  addresses: LineAddresses
}

/** A draft as a document. In no state is it an invoice, and it says so across the sheet. */
export function DraftSheet({ view, document, names, asked, addresses }: Props) {
  const t = useTranslations('invoice')
  const say = useTranslations('invoices')
  const watermark = t('watermark')
  const { terms, book } = document
  return (
    <article
      aria-label={say('kind')}
      className="relative overflow-clip rounded border border-line bg-surface"
    >
      <p className="border-b border-warn-line bg-warn-surface px-4 py-2 text-center text-12 font-semibold text-warn-text sm:px-8">
        {watermark}
      </p>
      <div
        aria-hidden="true"
        data-watermark={watermark.replaceAll(' / ', '\n')}
        className={across}
      />
      <div className="relative flex flex-col gap-7 px-4 py-6 sm:px-8 sm:py-8">
        <DraftParties
          of={document}
          buyer={view.buyer ?? view.customer}
          customer={view.customer}
          installation={view.installation}
        />
        <div className="grid items-start gap-x-8 gap-y-2 sm:grid-cols-2">
          <Facts
            of={[
              { term: say('release'), detail: `${view.version} ${view.title}` },
              { term: say('deliveredOn'), detail: <Day on={document.deliveredOn} /> },
              { term: say('issuedOn'), detail: <Day on={document.issuedOn} /> },
              { term: say('dueOn'), detail: <Day on={document.dueOn} /> },
            ]}
          />
          <Facts
            of={[
              { term: say('saleTerm'), detail: t(`sale.${document.sale}`) },
              { term: say('terms'), detail: <Terms of={terms} /> },
              {
                term: say('book'),
                detail: say('termsOf', { code: book.code, version: String(book.version) }),
              },
            ]}
          />
        </div>
        <DraftLines of={document} {...{ names, asked, addresses }} />
        <DraftTotals of={document} />
      </div>
    </article>
  )
}

/** A day without a zone: "12 November 2026". */
function Day({ on }: { on: string }) {
  const locale = useLocale()
  return <time dateTime={on}>{dayText(on, locale)}</time>
}

function Terms({
  of: { code, version, level, passedOver, considered },
}: {
  of: DraftDocument['terms']
}) {
  const t = useTranslations('invoice')
  const say = useTranslations('invoices')
  return (
    <>
      {say('termsOf', { code, version: String(version) })}
      <span className="block text-soft">{t(`level.${level}`)}</span>
      {considered && <TermsWhy of={considered} />}
      {!considered && passedOver.length > 0 && (
        <span className="block text-soft">
          {say('passedOver', { codes: passedOver.join(', ') })}
        </span>
      )}
    </>
  )
}

const across =
  'pointer-events-none absolute inset-0 grid place-items-center overflow-clip print:fixed before:-rotate-24 before:text-center before:text-16 before:leading-relaxed before:font-bold before:whitespace-pre before:text-line before:content-[attr(data-watermark)] sm:before:text-28'
