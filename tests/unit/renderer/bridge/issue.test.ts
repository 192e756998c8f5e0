/** Many commands at once: in portions, and a refused one does not hold up the others. */
import { describe, expect, it, vi } from 'vitest';
import { BridgeError } from '#renderer/bridge/errors.ts';
import type { CommandInput, IssuePortion } from '#renderer/bridge/issue.ts';

// The window's connection, which a test has not.
vi.mock('#renderer/bridge/bridge.ts', () => ({ bridge: {} }));
const { issueEach } = await import('#renderer/bridge/issue.ts');

const commands = (count: number): CommandInput[] =>
  Array.from({ length: count }, (_, index) => ({ command: 'task.assign', args: { taskId: `t${String(index)}` } }));
const refusal = (): BridgeError =>
  new BridgeError('params.invalid', 'refused', { rejection: 'task.alreadyAssigned', params: {} });

/** A replica that refuses some tasks; a portion with one of them is rolled back as a whole. */
function replica(refused: readonly string[]): { issue: IssuePortion; saved: string[]; portions: number[] } {
  const saved: string[] = [];
  const portions: number[] = [];
  const issue: IssuePortion = (portion) => {
    portions.push(portion.length);
    const ids = portion.map(({ args }) => String(args['taskId']));
    if (ids.some((id) => refused.includes(id))) return Promise.reject(refusal());
    saved.push(...ids);
    return Promise.resolve([]);
  };
  return { issue, saved, portions };
}

describe('issuing many commands', () => {
  it('goes in portions of a hundred and tells the progress', async () => {
    const { issue, portions } = replica([]);
    const progress: number[] = [];
    expect(await issueEach(commands(250), (done) => progress.push(done), issue)).toEqual([]);
    expect(portions).toEqual([100, 100, 50]);
    expect(progress).toEqual([100, 200, 250]);
  });

  it('lets everything through but the refused ones, and names them', async () => {
    const { issue, saved } = replica(['t3', 't120']);
    const refused = await issueEach(commands(130), undefined, issue);
    expect(refused.map(({ index }) => index)).toEqual([3, 120]);
    expect(refused[0]?.error.data['rejection']).toBe('task.alreadyAssigned');
    expect(saved).toHaveLength(128);
    expect(saved).not.toContain('t3');
  });

  it('fails when the data process fails: what it cannot know it does not try one by one', async () => {
    const issue: IssuePortion = () => Promise.reject(new BridgeError('storage.full'));
    await expect(issueEach(commands(2), undefined, issue)).rejects.toMatchObject({ code: 'storage.full' });
  });
});
