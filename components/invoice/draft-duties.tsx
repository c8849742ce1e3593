import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Lasting } from '@/components/ui/lasting'
import { Money } from '@/components/ui/money'
import { Status } from '@/components/ui/status'
import type { DraftDuty } from '@/db/queries/draft-duties'
import type { DraftState } from '@/lib/invoice/workflow'

type Props = { duties: readonly DraftDuty[]; now: Date; yours: boolean }

/** What drafts bring to the queue: what they wait for, a row per release. */
export function DraftDuties({ duties, now, yours }: Props) {
  return (
    <ul>
      {duties.map(duty => (
        <Row
          key={`${duty.version} ${duty.kind} ${duty.by} ${String(duty.own)}`}
          {...{ duty, now, yours }}
        />
      ))}
    </ul>
  )
}

async function Row({ duty, now, yours }: { duty: DraftDuty; now: Date; yours: boolean }) {
  const [t, word] = await Promise.all([getTranslations('queue'), getTranslations('release')])
  const { kind, version, title, count, since, by, totals } = duty
  const whom = by === 'accounting' ? t('accounting') : word(`roles.${by}`)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Status is={yours ? 'yours' : 'waiting'}>{t(`drafts.${kind}.what`, { count })}</Status>
          {totals.map(({ currency, net }) => (
            <Money key={currency} amount={net} currency={currency} />
          ))}
        </p>
        <p className="text-13 text-soft">
          <Link href={`/releases/${version}`} className="link">
            {version}
          </Link>{' '}
          {title} · {t.rich('since', { when: () => <Lasting from={new Date(since)} to={now} /> })}
          {!yours && ` · ${t('waitsFor', { whom })}`}
        </p>
        <p className="text-13 text-faint">{t(`drafts.${kind}.otherwise`)}</p>
      </div>
      <ButtonLink href={addressOf(duty)} tone={yours ? 'primary' : 'plain'} size="small">
        {yours ? t(`drafts.${kind}.open`) : t('look')}
      </ButtonLink>
    </li>
  )
}

function addressOf({ kind, version }: DraftDuty) {
  const state = states[kind]
  return `/invoices?release=${version}${state ? `&state=${state}` : ''}`
}

// What may stand in several states is looked for among all of them.
const states = {
  blocked: 'blocked',
  submit: 'draft',
  review: 'in_review',
  handOver: 'approved',
  drifted: null,
  technical: null,
  held: null,
  rolledBack: null,
} as const satisfies Record<DraftDuty['kind'], DraftState | null>
