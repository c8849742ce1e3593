import { useTranslations } from 'next-intl'
import { actingRoles } from '@/lib/release/acting'
import { Section } from './section'

const people = [...actingRoles, 'you'] as const

/** A table; on phones each row becomes a block that names its columns. */
export function People() {
  const t = useTranslations('process')
  return (
    <Section id="people" title={t('people.title')}>
      <table
        aria-labelledby="people"
        className="block overflow-clip rounded border border-line bg-surface text-left md:table md:border-separate md:border-spacing-0"
      >
        <thead className="hidden bg-muted text-13 text-soft md:table-header-group">
          <tr>
            <Heading>{t('people.role')}</Heading>
            <Heading>{t('people.contribution')}</Heading>
            <Heading>{t('people.benefit')}</Heading>
          </tr>
        </thead>
        <tbody className="block md:table-row-group">
          {people.map(role => (
            <tr key={role} className="group block md:table-row">
              <th
                scope="row"
                className="block border-line px-4 pt-4 align-top font-semibold group-not-first:border-t md:table-cell md:w-48 md:py-4"
              >
                {t(`roles.${role}.name`)}
              </th>
              <Cell name={t('people.contribution')}>{t(`roles.${role}.contribution`)}</Cell>
              <Cell name={t('people.benefit')}>{t(`roles.${role}.benefit`)}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Heading({ children }: { children: string }) {
  return (
    <th scope="col" className="border-b border-line px-4 py-2 font-medium">
      {children}
    </th>
  )
}

function Cell({ name, children }: { name: string; children: string }) {
  return (
    <td className="block border-line px-4 pt-2 align-top last:pb-4 md:table-cell md:py-4 md:group-not-first:border-t">
      <span aria-hidden className="block text-13 text-faint md:hidden">
        {name}
      </span>
      {children}
    </td>
  )
}
