import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Ago } from '@/components/ui/ago'
import { ButtonLink } from '@/components/ui/button'
import { Money } from '@/components/ui/money'
import { Status } from '@/components/ui/status'
import type { DraftDuty } from '@/db/queries/invoices'
import type { Viewer } from '@/lib/release/people'

type Props = {
  duties: readonly DraftDuty[]
  viewer: Viewer
  /** 'mine' is what the reader can do, 'others' what waits for somebody else. */
  whose: 'mine' | 'others'
  now: Date
}

/** Drafts that wait, a row per release: how many, how much, since when, and the one link that opens them. */
export function DraftDutyList({ duties, viewer, whose, now }: Props) {
  const shown = duties.filter(({ by }) => viewer.roles.includes(by) === (whose === 'mine'))
  if (shown.length === 0) return null
  return (
    <ul className="border-t border-line first:border-t-0">
      {shown.map(duty => (
        <Row
          key={`${duty.version} ${duty.kind} ${duty.by}`}
          {...{ duty, now }}
          yours={whose === 'mine'}
        />
      ))}
    </ul>
  )
}

async function Row({ duty, yours, now }: { duty: DraftDuty; yours: boolean; now: Date }) {
  const t = await getTranslations('invoices.duties')
  const { kind, by, version, title, count, since, totals } = duty
  const state = kind === 'blocked' ? 'blocked' : 'draft'
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <Status is={yours ? 'yours' : 'waiting'}>{t(kind, { count })}</Status>
          {totals.map(({ currency, net }) => (
            <Money key={currency} amount={net} {...{ currency }} />
          ))}
        </p>
        <p className="text-13 text-soft">
          <Link href={`/releases/${version}`}>{version}</Link> {title} ·{' '}
          {t.rich('since', { when: () => <Ago at={since} now={now} /> })}
          {!yours && ` · ${t('waitsFor', { by })}`}
        </p>
        <p className="text-13 text-faint">{t('otherwise')}</p>
      </div>
      <ButtonLink
        href={`/invoices?state=${state}&release=${encodeURIComponent(version)}`}
        tone={yours ? 'primary' : 'plain'}
        size="small"
      >
        {t('open')}
      </ButtonLink>
    </li>
  )
}
