/** Dialogs tell the test instead of waiting for a person. */
import { onTest, tellTest } from './control.ts';

let response = 0;
onTest('answerDialogs', (message) => {
  response = message.response;
});

export const dialog = {
  showMessageBox: (options: { message: string }): Promise<{ response: number; checkboxChecked: boolean }> => {
    tellTest({ kind: 'dialog', message: options.message });
    return Promise.resolve({ response, checkboxChecked: false });
  },
  showErrorBox: (title: string, content: string): void => {
    tellTest({ kind: 'dialog', message: `${title}: ${content}` });
    process.stderr.write(`${title}: ${content}\n`);
  },
};
