/** A screen that failed: says that nothing is lost, what to do, and what to tell the administrator. */
import type { ReactNode } from 'react';
import { Component } from 'react';
import { Button } from 'antd';
import { i18n } from '../i18n/i18n.ts';
import styles from './crash.module.css';

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
    return (
      <main className={styles['crash']} role="alert">
        <h1>{i18n.t('ui:crash.title')}</h1>
        <p>{i18n.t('ui:crash.body')}</p>
        <pre>{error.message}</pre>
        <Button type="primary" onClick={() => this.setState({ error: undefined })}>
          {i18n.t('ui:action.reload')}
        </Button>
      </main>
    );
  }
}
