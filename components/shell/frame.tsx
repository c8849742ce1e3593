import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Logo } from './logo'
import { Nav } from './nav'
import { Search } from './search'
import { WhoYouAre, type SignOut, type Who } from './who'

type Props = {
  who: Who
  signOut: SignOut
  /** How much waits for them. Promised, so that the page is drawn meanwhile. */
  waiting: Promise<number | null>
  children: ReactNode
}

/** Everything around a screen. A page brings its own <main>. */
export function Frame({ who, signOut, waiting, children }: Props) {
  const t = useTranslations('ui')
  return (
    <div className={layout}>
      <SkipLink />
      <header className="sticky top-0 z-20 flex h-12 print:hidden items-center gap-3 border-b border-line bg-surface px-4 md:col-span-2">
        <Link href="/" className="flex items-center gap-2 font-semibold">
          <Logo />
          <span className="max-md:sr-only">{t('product')}</span>
        </Link>
        <Search label={t('shell.search')} placeholder={t('shell.searchHint')} />
        <span className="hidden flex-1 md:block" />
        <WhoYouAre who={who} signOut={signOut} />
      </header>
      <div className={side}>
        <Nav waiting={waiting} />
      </div>
      <div
        id="content"
        tabIndex={-1}
        className="min-w-0 px-4 py-5 outline-none max-md:pb-24 md:px-8"
      >
        <div className="mx-auto max-w-7xl">{children}</div>
      </div>
    </div>
  )
}

export function SkipLink() {
  const t = useTranslations('ui')
  return (
    <a
      href="#content"
      className="sr-only z-30 rounded bg-accent font-medium text-on-accent focus:not-sr-only focus:fixed focus:px-3 focus:py-2 focus:top-2 focus:left-2"
    >
      {t('shell.skip')}
    </a>
  )
}

const layout =
  'group/frame min-h-dvh md:grid md:grid-cols-[13.5rem_minmax(0,1fr)] md:grid-rows-[auto_1fr] md:has-[#nav-fold:checked]:grid-cols-[3.5rem_minmax(0,1fr)]'
const side =
  'border-line bg-surface print:hidden max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-20 max-md:border-t max-md:pb-[env(safe-area-inset-bottom)] md:border-r'
