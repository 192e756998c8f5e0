/** 拟定方案: leader, departments with a liaison each, targets, time, vehicles, legal basis and risk plan, on one page. */
import { useState } from 'react';
import { Button, Input } from 'antd';
import type { Action } from '#domain/schema/enforcement.ts';
import type { Lead } from '#domain/schema/lead.ts';
import templates from '#resources/enforcement/templates.json';
import { usePerform } from '../../../app/perform.tsx';
import { useT } from '../../../i18n/useT.ts';
import { Kbd } from '../../../ui/chips.tsx';
import { Panel } from '../../desk/Panel.tsx';
import { ActionStateTag } from '../chips.tsx';
import styles from '../enforcement.module.css';
import { FullPage } from '../FullPage.tsx';
import { Templates } from '../Templates.tsx';
import type { PlanDraft } from './draft.ts';
import { draftOf, planArgs, problemsOf, startedFrom, withText } from './draft.ts';
import { PlanFacts } from './PlanFacts.tsx';
import { TargetsEditor } from './TargetsEditor.tsx';
import { UnitsEditor } from './UnitsEditor.tsx';

interface PlanEditorProps {
  readonly action: Action;
  /** The lead the action was started from: its first target. */
  readonly lead: Lead | undefined;
  readonly onLeave: () => void;
}

export function PlanEditor({ action, lead, onLeave }: PlanEditorProps) {
  const t = useT();
  const perform = usePerform();
  const [draft, setDraft] = useState<PlanDraft>(() => (lead === undefined ? draftOf(action) : startedFrom(draftOf(action), lead)));
  const [asked, setAsked] = useState(false);
  const change = (changes: Partial<PlanDraft>): void => setDraft((before) => ({ ...before, ...changes }));
  const problems = problemsOf(draft);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (problems.length > 0) return;
    const saved = await perform([{ command: 'action.plan', args: planArgs(action.id, draft) }], { done: t('enforcement:done.plan') });
    if (saved > 0) onLeave();
  };
  return (
    <FullPage
      title={`${t('enforcement:action.plan')} · ${action.title}`}
      note={
        <>
          {action.number} <ActionStateTag state={action.state} />
        </>
      }
      tools={
        <Button type="primary" onClick={() => void save()} data-testid="save-plan">
          {t('enforcement:plan.save')} <Kbd on>Ctrl ⏎</Kbd>
        </Button>
      }
      hotkeys={[{ keys: ['mod+enter'], help: t('enforcement:plan.save'), run: () => void save(), inFields: true }]}
      onLeave={onLeave}
    >
      {asked && problems.length > 0 && (
        <p className={styles['missing']} role="alert">
          {t('enforcement:plan.missing')}
          {problems.map((problem) => t(`enforcement:problem.${problem}`)).join('；')}
        </p>
      )}
      <div className={styles['planGrid']}>
        <div className={styles['column']}>
          <PlanFacts draft={draft} onChange={change} />
          <UnitsEditor units={draft.units} onChange={(units) => change({ units })} />
        </div>
        <TargetsEditor townCode={action.townCode} draft={draft} onChange={setDraft} />
        <Panel name="legalBasis" title={t('enforcement:plan.legalBasis')}>
          <Templates
            templates={templates.legalBases}
            onChoose={({ text }) => change({ legalBasis: withText(draft.legalBasis, text) })}
          />
          <Input.TextArea
            value={draft.legalBasis}
            rows={5}
            maxLength={2000}
            aria-label={t('enforcement:plan.legalBasis')}
            onChange={(event) => change({ legalBasis: event.target.value })}
          />
        </Panel>
        <Panel name="riskPlan" title={t('enforcement:plan.riskPlan')}>
          <Templates templates={templates.riskPlans} onChoose={({ text }) => change({ riskPlan: withText(draft.riskPlan, text) })} />
          <Input.TextArea
            value={draft.riskPlan}
            rows={5}
            maxLength={4000}
            aria-label={t('enforcement:plan.riskPlan')}
            onChange={(event) => change({ riskPlan: event.target.value })}
          />
        </Panel>
      </div>
    </FullPage>
  );
}
