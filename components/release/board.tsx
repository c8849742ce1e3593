import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Ago } from '@/components/ui/ago'
import { Count } from '@/components/ui/count'
import { Moment } from '@/components/ui/moment'
import { Status } from '@/components/ui/status'
import { Tag } from '@/components/ui/tag'
import type { BoardRow } from '@/db/queries/board'
import { healthOf } from '@/lib/release/verdict'
import { slug, stages, workflow, type Stage } from '@/lib/release/workflow'
import { HealthStatus } from './health-status'

type Track = BoardRow['tracks'][number]
type Card = { row: BoardRow; track: Track | null }

/** A column per stage: releases in the first two, their tracks as cards of their own in the others. */
export async function Board({
  rows,
  now,
  zone,
}: {
  rows: readonly BoardRow[]
  now: Date
  zone: string
}) {
  const word = await getTranslations('release')
  const columns = stages.map((stage, index) => ({
    stage,
    number: index + 1,
    cards: cardsIn(stage, rows),
  }))
  return (
    <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-5 xl:gap-3">
      {columns.map(({ stage, number, cards }) => (
        <section key={stage} aria-labelledby={`column-${stage}`} className="min-w-0">
          <h2
            id={`column-${stage}`}
            className="flex items-center gap-2 pb-2 text-13 font-medium text-soft"
          >
            <span className="text-faint tabular-nums">{number}</span>
            {word(`stages.${stage}`)}
            <Count of={cards.length} />
          </h2>
          <ul className="flex flex-col gap-2">
            {cards.map(card => (
              <BoardCard
                key={`${card.row.id} ${card.track?.type ?? ''}`}
                {...{ card, stage, now, zone }}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function cardsIn(stage: Stage, rows: readonly BoardRow[]): Card[] {
  if (workflow[stage].scope === 'release')
    return rows.filter(row => row.stage === stage).map(row => ({ row, track: null }))
  return rows
    .filter(row => row.stage === 'tracks')
    .flatMap(row => row.tracks.map(track => ({ row, track })))
    .filter(({ track }) => track.stage === stage)
}

type CardProps = { card: Card; stage: Stage; now: Date; zone: string }

// Not async, as all that stands once per row: each of those would be streamed for itself.
function BoardCard({ card: { row, track }, stage, now, zone }: CardProps) {
  const word = useTranslations('release')
  return (
    <li className="relative flex flex-col gap-1 rounded border border-line bg-surface p-3 text-13 hover:border-line-strong">
      <p className="flex flex-wrap items-baseline justify-between gap-2">
        <Link
          href={`/releases/${row.version}/${slug(stage)}`}
          className="font-semibold text-ink after:absolute after:inset-0"
        >
          {row.version}
        </Link>
        {track ? (
          <Tag tone="accent">{word(`tracks.${track.type}`)}</Tag>
        ) : (
          <Tag>{word(`kinds.${row.kind}`)}</Tag>
        )}
      </p>
      <p className="text-soft">{row.title}</p>
      {track && <TrackState {...{ track, now, zone }} />}
      <p className="text-12 text-faint">
        <Ago at={track?.stageSince ?? row.stageSince} now={now} zone={zone} />
      </p>
    </li>
  )
}

function TrackState({ track, now, zone: reader }: { track: Track; now: Date; zone: string }) {
  const t = useTranslations('board')
  const { stage, held, expired, startsAt, zone, installations, done } = track
  if (held !== null) return <Status is="held">{t('held')}</Status>
  if (stage === 'scheduling') {
    if (!startsAt || !zone) return <Status is="waiting">{t('unplanned')}</Status>
    if (expired) return <Status is="failed">{t('expired')}</Status>
    return (
      <Status is={new Date(startsAt) <= now ? 'running' : 'waiting'}>
        <Moment at={startsAt} zone={zone} wraps />
      </Status>
    )
  }
  if (stage === 'monitoring')
    return <HealthStatus health={healthOf(track, track.lastRead, now)} zone={reader} />
  return <Status is="running">{installations > 0 && t('done', { done, installations })}</Status>
}
