export { signInByCompany as GET, signInByCompany as POST } from '@/lib/auth/company'
