import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Status } from '@/components/ui/status'
import { ledgerStates, type Balance } from '@/lib/invoice/ledger'

type Props = {
  version: string
  balance: Balance
  /** Leads to the ledger, unless it is the page that shows it. */
  linked?: boolean
}

/** Whether every installation of a release is accounted for, and what is off when it is not. */
export function LedgerBalance({ version, balance, linked = true }: Props) {
  const t = useTranslations('invoice.ledger')
  const say = useTranslations('invoices')
  const word = useTranslations('ledger')
  const { even, counts, missing, twice, strangers } = balance
  const count = ledgerStates.reduce((all, state) => all + counts[state], 0)
  const off = { missing, twice, strangers }
  return (
    <section
      aria-label={say('ledger', { version })}
      className="flex flex-wrap items-baseline gap-x-6 gap-y-1 rounded border border-line bg-surface px-4 py-3 text-13"
    >
      <h2 className="text-13">{say('ledger', { version })}</h2>
      {even && (
        <Status is={count === 0 ? 'not-applicable' : 'passed'}>{t('even', { count })}</Status>
      )}
      {(['missing', 'twice', 'strangers'] as const)
        .filter(kind => off[kind].length > 0)
        .map(kind => (
          <Status key={kind} is={kind === 'missing' ? 'running' : 'failed'}>
            {t(kind, { count: off[kind].length })}
          </Status>
        ))}
      <ul className="flex flex-wrap gap-x-4 text-soft">
        {ledgerStates.map(state => (
          <li key={state}>
            {t(state)}: <span className="tabular-nums">{counts[state]}</span>
          </li>
        ))}
      </ul>
      {linked && (
        <Link href={`/releases/${version}/4-deployment/ledger`} className="link">
          {word('link')}
        </Link>
      )}
    </section>
  )
}
