import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { FactName } from '@/lib/invoice/facts'

export type TryProps = {
  name: FactName | 'sale' | 'on'
  label: string
  value: string
  wrong: boolean
  /** Without them it is typed. */
  options?: readonly (readonly [string, string])[]
  /** Typed as a day. */
  day?: boolean
  /** It cannot be left open. */
  known?: boolean
}

/** One fact to try. */
export function TryField({ name, label, value, wrong, options, day, known = false }: TryProps) {
  const t = useTranslations('books')
  const id = useId()
  const shared = {
    ...{ id, name, defaultValue: value, className: look },
    ...{ 'aria-invalid': wrong || undefined, 'aria-describedby': `${id}-error` },
  }
  return (
    <div className="flex min-w-0 flex-col">
      <label htmlFor={id} className="pb-1 text-13 font-medium">
        {label}
      </label>
      {options ? (
        <select key={value} {...shared}>
          {!known && <option value="">{t('tryUnknown')}</option>}
          {options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
      ) : (
        <input key={value} {...shared} type={day ? 'date' : 'text'} maxLength={40} />
      )}
      <p id={`${id}-error`} className="text-12 font-medium text-bad-text">
        {wrong && t('tryWrong')}
      </p>
    </div>
  )
}

const look =
  'min-h-9 w-full min-w-0 rounded border border-line-strong bg-surface px-2.5 text-14 text-ink aria-invalid:border-bad-text aria-invalid:bg-bad-surface'
