/** Probabilities as people read them: never 0 % or 100 %, which nobody knows. */
export function percentOf(probability: number): string {
  const percent = Math.round(probability * 100);
  return percent >= 100 ? '>99 %' : percent <= 0 ? '<1 %' : `${String(percent)} %`;
}
