/** Dialogs tell the test instead of waiting for a person. */
import { onTest, tellTest } from './control.ts';

let response = 0;
onTest('answerDialogs', (message) => {
  response = message.response;
});

/** Where the next save dialogs save to; undefined: the person leaves them. */
let saveTo: string | undefined;
onTest('answerSaveDialogs', (message) => {
  saveTo = message.path;
});

export const dialog = {
  showSaveDialog: (options: { defaultPath: string }): Promise<{ canceled: boolean; filePath: string }> => {
    tellTest({ kind: 'dialog', message: options.defaultPath });
    return Promise.resolve({ canceled: saveTo === undefined, filePath: saveTo ?? '' });
  },
  showMessageBox: (options: { message: string }): Promise<{ response: number; checkboxChecked: boolean }> => {
    tellTest({ kind: 'dialog', message: options.message });
    return Promise.resolve({ response, checkboxChecked: false });
  },
  showErrorBox: (title: string, content: string): void => {
    tellTest({ kind: 'dialog', message: `${title}: ${content}` });
    process.stderr.write(`${title}: ${content}\n`);
  },
};
