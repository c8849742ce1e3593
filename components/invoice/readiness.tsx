import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { Status, type StatusName } from '@/components/ui/status'
import { check, type Finding, type Light, type LightState } from '@/lib/invoice/check/check'
import type { Complete } from '@/lib/invoice/document/complete'
import { modelOf } from '@/lib/invoice/document/model-of'
import type { Standing } from '@/lib/invoice/document/standing'
import { explainBroken, placeOf, type Place } from '@/lib/words/check'

type Props = { document: Complete; standing: Standing }

/** Whether accounting can write an invoice from this draft: a light for each set of rules, open to what to fix. */
export function Readiness({ document, standing }: Props) {
  const t = useTranslations('check')
  return (
    <Card title={t('title')} aside={t('hint')}>
      <ul className="flex flex-col gap-1">
        {check(modelOf(document, standing)).map(light => (
          <li key={light.name}>
            <LightRow light={light} document={document} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

const looks = {
  pass: 'passed',
  fail: 'failed',
  refuses: 'passed',
  'not-applicable': 'not-applicable',
} as const satisfies Record<LightState, StatusName>

function LightRow({ light, document }: { light: Light; document: Complete }) {
  const t = useTranslations('check')
  const { name, state, findings } = light
  const count = findings.filter(({ severity }) => severity === 'fatal').length
  return (
    <Disclosure
      summary={
        <>
          <span className="w-24 text-left text-ink">{t(`light.${name}`)}</span>
          <Status is={looks[state]}>{t(`state.${state}`, { count })}</Status>
        </>
      }
    >
      <div className="flex flex-col gap-2 text-13">
        <p className="text-soft">{t(`means.${state}`)}</p>
        {findings.length > 0 && (
          <ul className="flex flex-col gap-2">
            {findings.map((finding, index) => (
              <li key={index}>
                <FindingText finding={finding} document={document} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Disclosure>
  )
}

function FindingText({ finding, document }: { finding: Finding; document: Complete }) {
  const t = useTranslations('check')
  const place = placeOf(finding)
  const href = addressOf(place, document)
  return (
    <>
      <p className="break-words">{explainBroken(t, finding)}</p>
      <p className="text-soft">
        <span className="font-mono text-12">{finding.rule}</span>
        {' · '}
        {href === null ? (
          t(`fix.${place}`)
        ) : (
          <Link href={href} className="link">
            {t(`fix.${place}`)}
          </Link>
        )}
      </p>
    </>
  )
}

function addressOf(place: Place, { buyerId, customerId, installationId }: Complete): string | null {
  switch (place) {
    case 'buyer':
      return `/customers/${buyerId}`
    case 'customer':
      return `/customers/${customerId}`
    case 'installation':
      return `/customers/installations/${installationId}`
    case 'book':
      return '/invoices/price-books'
    case 'seller':
    case 'draft':
    case 'none':
      return null
  }
}
