import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { Moment } from '@/components/ui/moment'
import { Status } from '@/components/ui/status'
import type { DraftRun } from '@/db/queries/deployment'

type Props = { version: string; run: DraftRun | null; zone: string }

/** How far the drafts of this release are: a bar while they are made, a line afterwards. */
export async function Drafting({ version, run, zone }: Props) {
  const t = await getTranslations('ledger')
  return (
    <Card
      title={t('run.title')}
      aside={
        <Link href={`/releases/${version}/4-deployment/ledger`} className="link">
          {t('link')}
        </Link>
      }
    >
      <div className="flex flex-col gap-2 text-13">
        {run ? <Run of={run} zone={zone} /> : <p className="text-soft">{t('run.none')}</p>}
      </div>
    </Card>
  )
}

async function Run({ of: run, zone }: { of: DraftRun; zone: string }) {
  const t = await getTranslations('ledger.run')
  const { total, done, failed, rate, finished, at } = run
  return (
    <>
      {!finished && (
        <progress
          aria-label={t('label')}
          max={total}
          value={done}
          className="h-2 w-full accent-accent"
        />
      )}
      <p className="tabular-nums">
        {finished
          ? t.rich('finished', { total, rate, when: () => <Moment at={at} zone={zone} /> })
          : t('running', { done, total, rate })}
      </p>
      <p>
        <Status is={failed > 0 ? 'failed' : 'passed'}>{t('failed', { count: failed })}</Status>
      </p>
    </>
  )
}
