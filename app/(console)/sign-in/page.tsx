import { randomBytes } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { Logo } from '@/components/shell/logo'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { refusedSignIns } from '@/lib/auth/admit'
import { companyProvider } from '@/lib/auth/company'
import { listDemoPeople } from '@/lib/auth/demo'
import { isDemo } from '@/lib/auth/origin'
import { getViewer } from '@/lib/auth/viewer'
import { wayBack } from '@/lib/auth/way-back'

export async function generateMetadata() {
  const t = await getTranslations('people.signIn')
  return { title: t('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { from, callbackUrl, refused, error } = await searchParams
  if (await getViewer()) redirect('/')

  const t = await getTranslations('people.signIn')
  const demo = isDemo(await headers())
  const company = companyProvider() !== null
  const because = refusedSignIns.find(reason => reason === refused) ?? (error && 'broken')
  const back = wayBack(from ?? callbackUrl)

  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-5 px-4 py-10">
      <h1 className="flex items-center gap-2.5 text-20">
        <Logo />
        {t('title')}
      </h1>
      {because && (
        <div role="alert">
          <Callout tone="bad" title={t(`refused.${because}.title`)}>
            {t(`refused.${because}.next`)}
          </Callout>
        </div>
      )}
      {company && <ByCompany back={back} />}
      {demo && <AsDemoPerson back={back} />}
      {!company && !demo && (
        <Callout tone="warn" title={t('nothing.title')}>
          {t('nothing.body')}
        </Callout>
      )}
    </main>
  )
}

async function ByCompany({ back }: { back: string }) {
  const t = await getTranslations('people.signIn')
  return (
    <form method="post" action="/sign-in/company" className="flex flex-col">
      <input type="hidden" name="csrfToken" value={randomBytes(32).toString('hex')} />
      <input type="hidden" name="callbackUrl" value={back} />
      <Button type="submit" tone="primary">
        {t('company')}
      </Button>
    </form>
  )
}

async function AsDemoPerson({ back }: { back: string }) {
  const [people, t, roles] = await Promise.all([
    listDemoPeople(),
    getTranslations('people.signIn.demo'),
    getTranslations('ui.roles'),
  ])
  return (
    <Card title={t('title')}>
      <p className="pb-4 text-13 text-soft">{t('body')}</p>
      <form method="post" action="/sign-in/demo" className="grid gap-2 sm:grid-cols-2">
        <input type="hidden" name="from" value={back} />
        {people.map(person => (
          <Button key={person.email} type="submit" name="person" value={person.email}>
            {t('button', {
              name: person.name,
              roles: person.roles.map(role => roles(role)).join(', '),
            })}
          </Button>
        ))}
      </form>
    </Card>
  )
}
