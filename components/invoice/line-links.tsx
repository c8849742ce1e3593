import { CopyButton } from '@/components/ui/copy-button'
import { Languages } from '@/components/ui/languages'
import type { Locale } from '@/lib/i18n/locale'
import type { Saying } from '@/lib/invoice/document/saying'

/** The address of the reasons of a line in a language. */
type Address = (line: number, language: Locale) => string
/** For who stays on the page, and for who is given the link. */
export type LineAddresses = { stay: Address; give: Address }

type Props = { line: number; say: Saying; addresses: LineAddresses }

/** In which languages the reasons of a line can be read, and the link to give to somebody else. */
export function LineLinks({ line, say: { t, language }, addresses: { stay, give } }: Props) {
  const link = give(line, language)
  return (
    <div className="-ml-2 flex flex-wrap items-center gap-x-4 print:hidden">
      <Languages label={t('language')} current={language} to={other => stay(line, other)} />
      <span className="flex items-center gap-1 pl-2">
        <a href={link} className="link">
          {t('linkTo')}
        </a>
        <CopyButton text={link} address label={t('copy')} copiedLabel={t('copied')} />
      </span>
    </div>
  )
}
