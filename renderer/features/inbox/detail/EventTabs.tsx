import { Tabs } from '@mantine/core';
import { countIssues } from '../../../../core/contract/count-issues.ts';
import type { EventDetail } from '../../../../core/contract/models.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { captureLabels } from '../../../ui/verdicts.ts';
import { CompareTab } from '../../compare/CompareTab.tsx';
import { DeliveriesTab } from '../../simulator/result/DeliveriesTab.tsx';
import { BodyTab } from '../body/BodyTab.tsx';
import { DetailHeader } from './DetailHeader.tsx';
import styles from './detail.module.css';
import { HeadersTab } from './HeadersTab.tsx';
import { ReplyTab } from './ReplyTab.tsx';
import { SignatureTab } from './SignatureTab.tsx';
import { type DetailTab, detailTabs, tabOf } from './tabs.ts';
import { ValidationTab } from './ValidationTab.tsx';

interface EventTabsProps {
  noting: boolean;
  onNote: (noting: boolean) => void;
  event: EventDetail;
  tab: DetailTab;
  onTab: (tab: DetailTab) => void;
}

export function EventTabs({ event, tab, onTab, noting, onNote }: EventTabsProps) {
  return (
    <>
      <DetailHeader event={event} noting={noting} onNote={onNote} />
      {event.capture === 'complete' ? null : (
        <Banner severity="warning" title={captureLabels[event.capture]}>
          {event.captureNote}
        </Banner>
      )}
      <Tabs className={styles.tabs} value={tab} keepMounted={false} onChange={(next) => onTab(tabOf(next))}>
        <Tabs.List aria-label="Event detail">
          {detailTabs.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id}>
              {name}
              <TabNote id={id} event={event} />
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="body" className={styles.panel}>
          <BodyTab key={event.id} event={event} />
        </Tabs.Panel>
        <Tabs.Panel value="headers" className={styles.panel}>
          <HeadersTab event={event} />
        </Tabs.Panel>
        <Tabs.Panel value="validation" className={styles.panel}>
          <ValidationTab event={event} />
        </Tabs.Panel>
        <Tabs.Panel value="signature" className={styles.panel}>
          <SignatureTab key={`${event.id} ${event.signature?.verdict}`} event={event} />
        </Tabs.Panel>
        <Tabs.Panel value="reply" className={styles.panel}>
          <ReplyTab event={event} />
        </Tabs.Panel>
        <Tabs.Panel value="deliveries" className={styles.panel}>
          <DeliveriesTab key={event.id} event={event} />
        </Tabs.Panel>
        <Tabs.Panel value="compare" className={styles.panel}>
          <CompareTab event={event} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** Numbers beside a tab's name. They are repeated in the tab, so its accessible name stays the bare word. */
function TabNote({ id, event }: { id: DetailTab; event: EventDetail }) {
  if (id === 'headers')
    return (
      <span className={styles.tabNote} aria-hidden="true">
        {event.headers.length}
      </span>
    );
  if (id !== 'validation' || !event.validation) return null;
  const { errors, warnings } = countIssues(event.validation.issues);
  return (
    <span className={styles.tabNote} aria-hidden="true">
      {errors > 0 ? <b data-severity="error">{errors}</b> : null}
      {warnings > 0 ? <b data-severity="warning">{warnings}</b> : null}
    </span>
  );
}
