/** A screen that failed, or whose program is gone: says that nothing is lost, what to do, and what to tell the administrator. */
import type { ReactNode } from 'react';
import { Component } from 'react';
import { Button } from 'antd';
import { i18n } from '../i18n/i18n.ts';
import styles from './crash.module.css';
import { PageMissingError } from './program.ts';

interface State {
  readonly error: Error | undefined;
}

export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    const missing = error instanceof PageMissingError;
    // The address keeps the place: the window loaded anew opens the same page.
    const again = (): void => (missing ? window.location.reload() : this.setState({ error: undefined }));
    return (
      <main className={styles['crash']} role="alert">
        <h1>{i18n.t(missing ? 'ui:pageMissing.title' : 'ui:crash.title')}</h1>
        <p>{i18n.t(missing ? 'ui:pageMissing.body' : 'ui:crash.body')}</p>
        <pre>{error.message}</pre>
        <Button type="primary" onClick={again}>
          {i18n.t(missing ? 'ui:pageMissing.reload' : 'ui:action.reload')}
        </Button>
      </main>
    );
  }
}
