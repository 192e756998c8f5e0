import { expect, it } from 'vitest';
import { Rates } from '#hub/http/rates.ts';

function limited() {
  const time = { now: 1_000_000 };
  return { time, rates: new Rates({ now: () => time.now }, { burst: 3, perSecond: 2 }) };
}

it('lets a burst through, then as many as come back in time, and says how long to wait', () => {
  const { time, rates } = limited();
  for (let request = 0; request < 3; request += 1) rates.take('key');
  expect(() => rates.take('key')).toThrow(expect.objectContaining({ code: 'request.tooMany', data: { retryAfterMs: 500 } }) as Error);
  time.now += 500;
  rates.take('key');
  expect(() => rates.take('key')).toThrow();
});

it('counts every caller for itself', () => {
  const { rates } = limited();
  for (let request = 0; request < 3; request += 1) rates.take('one');
  expect(() => rates.take('one')).toThrow();
  rates.take('other');
});

it('takes nothing from anybody when the clock is set back', () => {
  const { time, rates } = limited();
  rates.take('key');
  time.now -= 3_600_000;
  rates.take('key');
  rates.take('key');
  expect(() => rates.take('key')).toThrow(expect.objectContaining({ data: { retryAfterMs: 500 } }) as Error);
});
