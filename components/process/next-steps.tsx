import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Section } from './section'

/** Null where no address is set: the reader's contract names the contact. */
export type Contacts = { support: string | null; account: string | null }

const advice = ['readiness', 'monitoring'] as const
const contacts = ['support', 'account'] as const

export function NextSteps(addresses: Contacts) {
  const t = useTranslations('process.next')
  return (
    <Section id="next" title={t('title')}>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {advice.map(name => (
          <Card key={name} title={t(`${name}.title`)} text={t(`${name}.text`)} />
        ))}
        {contacts.map(name => (
          <Card key={name} title={t(`${name}.title`)} text={t(`${name}.text`)}>
            <Contact address={addresses[name]} />
          </Card>
        ))}
      </ul>
    </Section>
  )
}

type CardProps = { title: string; text: string; children?: ReactNode }

function Card({ title, text, children }: CardProps) {
  return (
    <li className="flex flex-col gap-1.5 rounded border border-line bg-surface p-5">
      <h3>{title}</h3>
      <p className="text-soft">{text}</p>
      {children}
    </li>
  )
}

function Contact({ address }: { address: string | null }) {
  const t = useTranslations('process.next')
  if (address === null) return <p>{t('contract')}</p>
  return (
    <p className="wrap-anywhere">
      <a className="link" href={`mailto:${address}`}>
        {address}
      </a>
    </p>
  )
}
