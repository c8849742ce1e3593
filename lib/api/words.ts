import { createTranslator } from 'next-intl'
import { en } from '@/lib/i18n/messages'

// The API speaks English, whoever asks: what reads it is a program, and its log.
const setting = { locale: 'en', timeZone: 'UTC', messages: en } as const

export const words = {
  refusals: createTranslator({ ...setting, namespace: 'refusals' }),
  junit: createTranslator({ ...setting, namespace: 'evidence.junit' }),
  installations: createTranslator({ ...setting, namespace: 'installations' }),
  queue: createTranslator({ ...setting, namespace: 'queue' }),
  invoice: createTranslator({ ...setting, namespace: 'invoice' }),
}
