/** What a peer's station found out, as the last line of its standard output; ends the process. */
export function answer(result) {
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(`${JSON.stringify({ ...result, peakRssMb })}\n`, () => process.exit(0));
}
