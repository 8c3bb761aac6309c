import { describe, expect, it } from 'vitest';
import { parseRuleText } from '../../../../core/replies/rule-text.ts';

describe('a rule in one line', () => {
  it('says status, delay, header, body, fault, name and condition', () => {
    expect(
      parseRuleText(
        'name=late,status=503,delay=1.5s,header=Retry-After: 7,body={"a"\\,1},fault=slow:20,when=path:/a or size>1k, x',
        'r1',
      ),
    ).toEqual({
      id: 'r1',
      name: 'late',
      enabled: true,
      condition: 'path:/a or size>1k, x',
      status: 503,
      headers: [['Retry-After', '7']],
      body: '{"a",1}',
      delayMs: 1_500,
      fault: { kind: 'slow', bytesPerSecond: 20 },
    });
    expect(parseRuleText('status=500,delay=2s', 'r')).toMatchObject({
      status: 500,
      delayMs: 2_000,
      fault: null,
    });
    expect(parseRuleText('delay=250ms', 'r')).toMatchObject({ status: 200, delayMs: 250 });
    expect(parseRuleText('fault=fail:30%', 'r').fault).toEqual({ kind: 'fail', percent: 30, status: 500 });
    expect(parseRuleText('fault=reset', 'r').fault).toEqual({ kind: 'reset' });
  });

  it.each([
    ['', 'The reply is empty.'],
    ['500', '"500" is no part of a reply.'],
    ['status=999', '"999" does not do.'],
    ['delay=soon', '"soon" is no delay.'],
    ['delay=11m', '"11m" is no delay.'],
    ['fault=explode', '"explode" is no fault.'],
    ['fault=fail', 'Write fail:30'],
    ['colour=red', '"colour" is nothing that a reply has.'],
    ['header=x', '"x" is no header.'],
  ])('%s is refused with a sentence', (text, sentence) => {
    expect(() => parseRuleText(text, 'r')).toThrow(sentence);
  });
});
