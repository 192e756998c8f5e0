/** What the test and the stand-in say to each other over the child process channel, beside what the app itself does. */
export type FromTest =
  | { readonly kind: 'resume' }
  | { readonly kind: 'killDataProcess' }
  /** The answer of the next message boxes: index of the button. */
  | { readonly kind: 'answerDialogs'; readonly response: number }
  /** The answer of the next save dialogs: where to, or undefined to leave them. */
  | { readonly kind: 'answerSaveDialogs'; readonly path?: string };

export type FromStandIn =
  /** Where the windows' Chromium listens for the test's own Playwright. */
  { readonly kind: 'browser'; readonly endpoint: string } | { readonly kind: 'dialog'; readonly message: string };

export function tellTest(message: FromStandIn): void {
  process.send?.(message);
}

export function onTest<K extends FromTest['kind']>(kind: K, run: (message: Extract<FromTest, { kind: K }>) => void): void {
  process.on('message', (message: FromTest) => {
    if (message.kind === kind) run(message as Extract<FromTest, { kind: K }>);
  });
}
