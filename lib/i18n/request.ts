import { getRequestConfig } from 'next-intl/server'
import { cookies } from 'next/headers'
import { locale as rootLocale } from 'next/root-params'
import { isLocale } from './locale'
import { messagesOf } from './messages'

/** Public pages carry their language in the address, the console in the cookie `lang`. */
export default getRequestConfig(async () => {
  const address = await localeInAddress()
  const wish = isLocale(address) ? address : (await cookies()).get('lang')?.value
  const locale = isLocale(wish) ? wish : 'en'
  return { locale, timeZone: 'Europe/Paris', messages: messagesOf(locale) }
})

// A form's action and a route handler have no such address: there Next throws instead of saying so.
async function localeInAddress(): Promise<unknown> {
  try {
    return await rootLocale()
  } catch (error) {
    if (error instanceof Error && /Server Action|Route Handler/.test(error.message))
      return undefined
    throw error
  }
}
