/** Set by proxy.ts on each request, whatever the browser sent: the command whose end this page says. */
export const saidHeader = 'x-console-said'

/** Holds the name of a command that was done, from the post of a browser without a script to the page after it. */
export function saidCookie() {
  const secure = process.env['NEXTAUTH_URL']?.startsWith('https://') ?? false
  return {
    name: secure ? '__Host-console-said' : 'console-said',
    options: { httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge: 60 },
  } as const
}

/** Whether a browser asks for a page to show, rather than for a part of one that it shows already. */
export function asksForPage(method: string, mode: string | null): boolean {
  return method === 'GET' && (mode === null || mode === 'navigate')
}

/** False for what no command is called, whoever put it into the cookie. */
export const mayBeCommand = (value: string) => /^[a-zA-Z]{1,40}$/.test(value)
