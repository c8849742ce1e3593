import { getTranslations } from 'next-intl/server'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { Moment } from '@/components/ui/moment'
import { Status, type StatusName } from '@/components/ui/status'
import { Tag } from '@/components/ui/tag'
import type { TestRunRow } from '@/db/queries/merge-qa'
import type { Situation } from '@/lib/release/situation'
import { standing, type SuiteStanding } from '@/lib/release/suites'

type Props = { situation: Situation; runs: readonly TestRunRow[]; zone: string }

const looks = {
  passed: 'passed',
  failed: 'failed',
  empty: 'failed',
  missing: 'waiting',
} as const satisfies Record<SuiteStanding['state'], StatusName>

/** Where each suite stands for the frozen commit, and every run there was: evidence for another commit is kept and labelled. */
export async function TestRuns({ situation: { release, world }, runs, zone }: Props) {
  const t = await getTranslations('stages.tests')
  const suites = standing(release, world.requiredSuites)
  if (suites.length === 0 && runs.length === 0)
    return <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>

  return (
    <>
      <ul className="flex flex-wrap gap-x-6 gap-y-2 px-4 py-3">
        {suites.map(({ suite, state, runs: count }) => (
          <li key={suite}>
            <Status is={looks[state]}>
              {suite}: {t(`states.${state}`)}
              {count > 1 && ` (${t('again', { count: count - 1 })})`}
            </Status>
          </li>
        ))}
      </ul>
      <ul>
        {runs.map(run => (
          <Run key={`${run.suite} ${run.at}`} run={run} frozen={release.commit} zone={zone} />
        ))}
      </ul>
    </>
  )
}

type RunProps = { run: TestRunRow; frozen: string | null; zone: string }

async function Run({ run, frozen, zone }: RunProps) {
  const t = await getTranslations('stages.tests')
  const { suite, commit, verdict, failures, by, at } = run
  const { passed, failed, errored, skipped, flaky } = run
  return (
    <li className="flex flex-col gap-1 border-t border-line px-4 py-2 text-13">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Status is={looks[verdict]}>{suite}</Status>
        <span className="tabular-nums">
          {t('counts', { passed, failed, errored, skipped, flaky })}
        </span>
        {commit !== frozen && (
          <Tag tone="warn">{t('otherCommit', { commit: commit.slice(0, 7) })}</Tag>
        )}
        <span className="text-soft">
          {by} · <Moment at={at} zone={zone} />
        </span>
      </div>
      {failures.length > 0 && (
        <Disclosure summary={t('failures', { count: failures.length })}>
          <ul className="flex flex-col gap-1 text-12">
            {failures.map(({ name, message }, index) => (
              <li key={index}>
                <strong>{name}</strong> <span className="text-soft">{message}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </li>
  )
}
