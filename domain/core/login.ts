/** Logins compare without case and without full-width forms: an input method easily types ｃｕｎ. */
export function canonicalLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}
