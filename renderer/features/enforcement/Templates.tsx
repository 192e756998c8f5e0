/** Wording that is used most (常用语), as chips to choose from. The texts are data and Chinese, as the documents they go into. */
import { Button } from 'antd';
import { useT } from '../../i18n/useT.ts';
import styles from './enforcement.module.css';

export interface Template {
  readonly name: string;
  readonly text: string;
}

export function Templates({ templates, onChoose }: { templates: readonly Template[]; onChoose: (template: Template) => void }) {
  const t = useT();
  return (
    <div className={styles['templates']}>
      <span>{t('enforcement:templates')}</span>
      {templates.map((template) => (
        <Button key={template.name} size="small" title={template.text} onClick={() => onChoose(template)}>
          {template.name}
        </Button>
      ))}
    </div>
  );
}
