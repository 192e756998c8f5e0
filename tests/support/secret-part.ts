/** The random part of a token, behind its kind and the hub's tag. It may itself contain the character that divides them. */
export function secretPart(token: string): string {
  return token.split('_').slice(2).join('_');
}
