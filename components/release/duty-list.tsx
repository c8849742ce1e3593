import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Lasting } from '@/components/ui/lasting'
import { Status } from '@/components/ui/status'
import type { Stood } from '@/db/queries/situation'
import { duties, type Duty } from '@/lib/release/duties'
import { isMine } from '@/lib/release/mine'
import type { Viewer } from '@/lib/release/people'
import { obstacle } from '@/lib/release/permissions'
import { rules, slug } from '@/lib/release/workflow'
import { criterionTitle } from '@/lib/words/criterion'
import { explain } from '@/lib/words/explain'

type Props = {
  situations: readonly Stood[]
  viewer: Viewer
  /** 'mine' is what the reader can do now, 'others' what waits for somebody else. */
  whose: 'mine' | 'others' | 'everybody'
  /** How many other rows stand above in the same list. */
  beside?: number
  /** No more rows than this. */
  limit?: number
}

type Item = { situation: Stood; duty: Duty; since: string; yours: boolean }

/** What is waited for, the longest first: what, which release, since when, for whom, and the link that does it. */
export async function DutyList({ situations, viewer, whose, beside = 0, limit }: Props) {
  const t = await getTranslations('queue')
  const items = situations
    .flatMap(situation => itemsOf(situation, viewer))
    .filter(({ yours }) => whose === 'everybody' || yours === (whose === 'mine'))
    .sort((a, b) => a.since.localeCompare(b.since))
    .slice(0, limit)

  if (items.length === 0 && beside > 0) return null
  if (items.length === 0)
    return <EmptyState title={t(`empty.${whose}.title`)}>{t(`empty.${whose}.hint`)}</EmptyState>
  return (
    <ul>
      {items.map(item => (
        <Row key={keyOf(item)} item={item} viewer={viewer} />
      ))}
    </ul>
  )
}

function itemsOf(situation: Stood, viewer: Viewer): Item[] {
  const { tracks, release } = situation.since
  return duties(situation).map(duty => ({
    situation,
    duty,
    since: (duty.track && tracks[duty.track]) ?? release,
    yours: isMine(situation, viewer, duty),
  }))
}

const keyOf = ({ situation, duty }: Item) =>
  [situation.release.version, duty.command, duty.track, duty.criterion].join(' ')

// Not async, as all that stands once per row: each of those would be streamed for itself.
function Row({ item: { situation, duty, since, yours }, viewer }: { item: Item; viewer: Viewer }) {
  const t = useTranslations('queue')
  const word = useTranslations('release')
  const all = useTranslations()
  const { version, title } = situation.release
  const whom = duty.by.map(role => word(`roles.${role}`)).join(t('or'))
  const about = [
    duty.criterion && criterionTitle(all, duty.criterion),
    duty.track && word(`tracks.${duty.track}`),
  ].filter(Boolean)

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Status is={yours ? 'yours' : 'waiting'}>{t(`duties.${duty.command}`)}</Status>
          {about.length > 0 && <span className="font-medium">{about.join(' · ')}</span>}
        </p>
        <p className="text-13 text-soft">
          <Link href={`/releases/${version}`} className="link">
            {version}
          </Link>{' '}
          {title} ·{' '}
          {t.rich('since', {
            when: () => <Lasting from={new Date(since)} to={situation.world.now} />,
          })}
          {!yours && ` · ${t('waitsFor', { whom })}`}
        </p>
        <Why situation={situation} duty={duty} viewer={viewer} />
      </div>
      <ButtonLink href={hrefOf(version, duty)} tone={yours ? 'primary' : 'plain'} size="small">
        {yours ? t(`open.${duty.command}`) : t('look')}
      </ButtonLink>
    </li>
  )
}

// What happens if nobody acts for one's own duty; why it cannot be one's own for the others.
function Why({ situation, duty, viewer }: { situation: Stood; duty: Duty; viewer: Viewer }) {
  const t = useTranslations('queue')
  const refusals = useTranslations('refusals')
  const refusal = obstacle(situation, duty.command, viewer, duty.track)
  const isRole = refusal === null || refusal.code === 'wrong-role'
  const text = isRole ? t(`otherwise.${duty.command}`) : explain(refusals, refusal)
  return <p className="text-13 text-faint">{text}</p>
}

function hrefOf(version: string, { command, criterion }: Duty) {
  const stage = `/releases/${version}/${slug(rules[command].stage)}`
  return criterion ? `${stage}?criterion=${criterion}` : stage
}
