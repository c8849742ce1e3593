import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Tone } from '@/components/ui/button'
import { Consequences } from '@/components/ui/consequences'
import type { FormState } from '@/lib/form-state'
import { Form } from './form'

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  /** What the command is about, such as the version of the release. Left out where a field is named `subject`. */
  subject?: string
  /**
   * The number of the last event of what this is about, as the page has it; 0 for something that is only now coming into
   * being. Who was overtaken since is told.
   */
  expected: number
  /** More that is sent and not typed. */
  hidden?: Readonly<Record<string, string>>
  submit: string
  /** Why the button cannot be pressed, or null. */
  obstacle: string | null
  /** What the click starts, one line each; it stands above the button. */
  consequences?: readonly ReactNode[]
  tone?: Tone
  /** The form stays folded behind a button with this label, for what is rarer or cannot be undone. */
  folded?: string
  children?: ReactNode
}

/** One command as a form. When something stands in the way it says what, instead of hiding. */
export function CommandForm({ subject, hidden, consequences, tone = 'primary', ...rest }: Props) {
  const t = useTranslations('ui.form')
  const words = {
    pending: t('pending'),
    invalid: t('invalid'),
    optional: t('optional'),
    chooseFileAgain: t('chooseFileAgain'),
  }
  return (
    <Form
      {...rest}
      once={crypto.randomUUID()}
      hidden={subject === undefined ? { ...hidden } : { subject, ...hidden }}
      tone={tone}
      words={words}
      consequences={consequences && <Consequences of={consequences} />}
    />
  )
}
