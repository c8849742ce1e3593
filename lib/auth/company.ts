import 'server-only'
import NextAuth, { type AuthOptions } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import type { NextRequest } from 'next/server'
import { currentEnv } from '@/lib/env'
import { plain } from '@/lib/outside/plain'
import { admit, type RefusedSignIn } from './admit'
import { csrfCookie, sessionCookie } from './cookie'
import { endOf, sessionHours } from './lifetime'
import { addSession, revokeSession } from './sessions'
import { howSignedIn } from './strength'

declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string
  }
}

type Claims = { sub: string; name?: string; email?: string }

/** What the library checked; its own types keep it back. */
type IdToken = { claims(): { acr?: unknown; amr?: unknown } }

type RouteContext = { params: Promise<{ nextauth: string[] }> }

/** Every step of signing in with the company's accounts, from the redirect there to the cookie. */
export async function signInByCompany(
  request: NextRequest,
  context: RouteContext,
): Promise<Response> {
  const response: unknown = await NextAuth(request, context, authOptions())
  if (response instanceof Response) return response
  throw new Error('next-auth gave no answer.')
}

/** Who is let in, and what the browser gets to hold. */
function authOptions(): AuthOptions {
  const provider = companyProvider()
  return {
    providers: provider ? [provider] : [],
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    session: { strategy: 'jwt', maxAge: sessionHours * 60 * 60 },
    cookies: { sessionToken: sessionCookie(), csrfToken: csrfCookie() },
    callbacks: {
      async signIn({ profile }) {
        const admission = await admit(profile, new Date())
        if (!admission.ok) logRefusal(admission.because, profile)
        return admission.ok || `/sign-in?refused=${admission.because}`
      },
      // Only on signing in there is a profile: then the token becomes the id of a session and nothing else.
      async jwt({ token, profile }) {
        return profile ? { sid: await startSession(profile, new Date()) } : { sid: token.sid }
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (token.sid) await revokeSession(token.sid, new Date())
      },
    },
  }
}

/** The company's OpenID Connect provider; null when none is configured. */
export function companyProvider(): OAuthConfig<Claims> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_REQUIRE_ACR } = currentEnv()
  if (!OIDC_ISSUER) return null
  return {
    id: 'company',
    name: 'Company',
    type: 'oauth',
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: 'openid profile email', ...acrValues(OIDC_REQUIRE_ACR) } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    // Providers may keep name and address out of the ID token and tell them only here. Given the whole
    // set of tokens, which it is, the library refuses an answer about somebody else. How somebody signed in
    // is told by the ID token alone: that one is signed and about this sign-in.
    userinfo: {
      async request({ client, tokens }) {
        const { acr, amr } = (tokens as IdToken).claims()
        const told = await client.userinfo(tokens as Parameters<typeof client.userinfo>[0])
        return { ...told, acr, amr }
      },
    },
    profile: ({ sub, name, email }) => ({ id: sub, name, email }),
  }
}

const acrValues = (classes: readonly string[]) =>
  classes.length > 0 ? { acr_values: classes.join(' ') } : {}

function logRefusal(because: RefusedSignIn, profile: unknown) {
  const { acr = 'none', amr } = howSignedIn(profile)
  const how = because === 'weak' ? `: acr ${acr}, amr ${amr.join(' ') || 'none'}` : ''
  console.warn(plain(`Sign-in refused, ${because}${how}`, 300))
}

async function startSession(profile: unknown, now: Date) {
  const admission = await admit(profile, now)
  if (!admission.ok) throw new Error(`Sign-in refused: ${admission.because}`)
  return addSession(admission.personId, now, endOf(now))
}
