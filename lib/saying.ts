import 'server-only'
import { getTranslations } from 'next-intl/server'
import { cookies, headers } from 'next/headers'
import done from '@/messages/en/done.json'
import { saidCookie, saidHeader } from './said'

export type CommandName = keyof typeof done

/** Lets the next page say that this was done: the form that was sent may not be there any more. */
export async function sayOnNextPage(command: CommandName) {
  const { name, options } = saidCookie()
  ;(await cookies()).set(name, command, options)
}

/** What was done just before this page, in words; null when nothing was. */
export async function getSaid(): Promise<string | null> {
  const command = (await headers()).get(saidHeader)
  if (command === null || !isCommand(command)) return null
  return (await getTranslations('done'))(command)
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(done, name)
