import Link from 'next/link'
import type { ComponentProps } from 'react'

const base =
  'inline-flex items-center justify-center gap-1.5 rounded border font-medium whitespace-nowrap select-none transition-colors'

const tones = {
  primary:
    'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong',
  plain: 'border-line-strong bg-surface text-ink hover:bg-muted',
  danger:
    'border-bad-line bg-surface text-bad-text hover:border-bad-text hover:bg-bad-text hover:text-bad-surface',
  quiet: 'border-transparent text-soft hover:bg-muted hover:text-ink',
} as const

const sizes = {
  normal: 'min-h-9 px-3.5 text-14',
  small: 'min-h-7 px-2 text-13',
} as const

const disabled =
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-muted disabled:text-faint aria-disabled:cursor-progress aria-disabled:opacity-70'

export type Tone = keyof typeof tones
type Look = { tone?: Tone; size?: keyof typeof sizes }

/** How a button looks, for the few elements that are buttons without being one: a summary, a link. */
export function buttonLook({ tone = 'plain', size = 'normal' }: Look = {}) {
  return `${base} ${tones[tone]} ${sizes[size]} ${disabled}`
}

type ButtonProps = Look & Omit<ComponentProps<'button'>, 'className'>

export function Button({ tone, size, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonLook({ tone, size })} {...rest} />
}

type ButtonLinkProps = Look & Omit<ComponentProps<typeof Link>, 'className'>

export function ButtonLink({ tone, size, ...rest }: ButtonLinkProps) {
  return <Link className={buttonLook({ tone, size })} {...rest} />
}
