import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import type { Role } from '@/lib/release/workflow'

export type Who = { name: string; roles: readonly Role[] }
/** Where signing out is sent to: an address, or a server action. */
export type SignOut = string | ((form: FormData) => Promise<void>)

/** Who you are here, in which roles, and the way out. */
export function WhoYouAre({ who, signOut }: { who: Who; signOut: SignOut }) {
  const t = useTranslations('ui')
  return (
    <div className="flex shrink-0 items-center gap-2">
      <p className="max-w-32 min-w-0 text-right text-12 leading-4 sm:max-w-64">
        <span className="block truncate font-medium">{who.name}</span>
        <span className="block truncate text-faint">
          {who.roles.map(role => t(`roles.${role}`)).join(', ')}
        </span>
      </p>
      <form action={signOut} method={typeof signOut === 'string' ? 'post' : undefined}>
        <button
          type="submit"
          title={t('shell.signOut')}
          className="flex h-8 items-center gap-1.5 rounded px-2 text-13 text-soft hover:bg-muted hover:text-ink"
        >
          <Icon name="sign-out" />
          <span className="max-lg:sr-only">{t('shell.signOut')}</span>
        </button>
      </form>
    </div>
  )
}
