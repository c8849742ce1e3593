import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { getRecordState } from '@/db/queries/record'
import { requireViewer } from '@/lib/auth/viewer'
import { isSigned } from '@/lib/record/checkpoint'
import { publicKeyOf, signingKey } from '@/lib/record/signing-key'
import { standingOf } from '@/lib/record/standing'

export async function generateMetadata() {
  const t = await getTranslations('record')
  return { title: t('title') }
}

/** Whether the record holds, as far as the console can say of itself; and how anybody checks it without the console. */
export default async function RecordPage() {
  const viewer = await requireViewer()
  const [state, t] = await Promise.all([getRecordState(viewer), getTranslations('record')])
  const key = signingKey()
  const { events, chained, waiting, last, lastEvent } = state
  const signed = key !== null && last !== null && isSigned(last, key)
  const now = new Date()
  const startedAt = new Date(now.getTime() - process.uptime() * 1000)
  const standing = standingOf(state, { key: key !== null, signed, now, startedAt })
  const moment = (at: string) => <Moment at={at} zone={viewer.zone} />

  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('title')} meta={t('meta')} />
      <Callout tone={tones[standing]} title={t(`standing.${standing}.title`)}>
        {t(`standing.${standing}.text`, { missing: events - chained, waiting })}
      </Callout>
      <Card title={t('chain')}>
        <Facts
          of={[
            { term: t('events'), detail: t('number', { count: events }) },
            { term: t('chained'), detail: t('number', { count: chained }) },
            { term: t('waiting'), detail: t('number', { count: waiting }) },
            { term: t('lastEvent'), detail: lastEvent ? moment(lastEvent) : t('none') },
          ]}
        />
      </Card>
      <Card title={t('checkpoint')}>
        {last === null ? (
          <p className="text-13 text-soft">{t('noCheckpoint')}</p>
        ) : (
          <Facts
            of={[
              { term: t('which'), detail: String(last.number) },
              { term: t('signedAt'), detail: moment(last.at) },
              { term: t('signature'), detail: t(signed ? 'signatureHolds' : 'signatureFails') },
              {
                term: t('webhook'),
                detail: last.deliveredAt ? moment(last.deliveredAt) : t('notDelivered'),
              },
            ]}
          />
        )}
      </Card>
      <Card title={t('check')}>
        <div className="flex flex-col gap-3 text-13">
          <p>{t('checkText')}</p>
          <pre className="rounded border border-line bg-muted p-3 text-12 break-all whitespace-pre-wrap">
            npm run audit:verify -- --checkpoint FILE --key FILE
          </pre>
          {key && (
            <>
              <p>{t('publicKey')}</p>
              <pre className="rounded border border-line bg-muted p-3 text-12 break-all whitespace-pre-wrap">
                {publicKeyOf(key)}
              </pre>
            </>
          )}
        </div>
      </Card>
    </main>
  )
}

const tones = {
  broken: 'bad',
  forged: 'bad',
  'no-key': 'warn',
  behind: 'warn',
  whole: 'ok',
} as const
