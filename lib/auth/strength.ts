import { z } from 'zod'

/** What the console asks of a sign-in: one of these classes, and every one of these methods. Empty lists ask nothing. */
export type Demanded = { acr: readonly string[]; amr: readonly string[] }

const Said = z.object({
  acr: z.string().optional().catch(undefined),
  amr: z.array(z.string()).catch([]),
})

/** How the company's sign-in says it was done: the class and the methods (OpenID Connect Core 2, RFC 8176). */
export const howSignedIn = (claims: unknown) => Said.parse(claims)

/** Whether a sign-in was as strong as demanded. What it does not say does not count. */
export function isStrong({ acr, amr }: z.infer<typeof Said>, demanded: Demanded): boolean {
  const inClass = demanded.acr.length === 0 || (acr !== undefined && demanded.acr.includes(acr))
  return inClass && demanded.amr.every(method => amr.includes(method))
}
